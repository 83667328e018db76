/// <reference types="vite/client" />

/** The commit this was built from, or `dev`. */
declare const __BUILD__: string;

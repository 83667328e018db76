import { fileURLToPath } from "node:url";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("./client"),
  define: { __BUILD__: JSON.stringify(process.env.KONTA_BUILD ?? "dev") },
  plugins: [
    react(),
    { ...optimizeLocales.vite({ locales: ["el-GR", "en-US", "ar-AE"] }), enforce: "pre" },
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "service-worker.ts",
      injectRegister: false,
      registerType: "prompt",
      manifest: {
        id: "/",
        name: "Κοντά",
        short_name: "Κοντά",
        description: "Καταγραφή κοινωνικής και υγειονομικής φροντίδας στο πεδίο",
        lang: "el",
        start_url: "/",
        scope: "/",
        display: "standalone",
        background_color: "#FAFAF7",
        theme_color: "#0B5C8A",
        icons: [
          { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
          { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
        ],
      },
      injectManifest: {
        globPatterns: ["**/*.{js,css,html,svg,png,wasm,woff2}"],
        maximumFileSizeToCacheInBytes: 2_000_000,
      },
    }),
  ],
  worker: { format: "es" },
  build: {
    outDir: here("./client/dist"),
    emptyOutDir: true,
    target: "es2023",
    sourcemap: false,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    proxy: {
      "/api": "http://localhost:8787",
      "/healthz": "http://localhost:8787",
      "/version": "http://localhost:8787",
    },
  },
});

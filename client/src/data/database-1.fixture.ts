/**
 * A device's database as it was left by an app of database step 1 and fields of version 0: one person with a phone, two
 * visits on their way, a draft. Never changed: every later version has to open it (rules V2, V3).
 */
export const DATABASE_1: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  outbox: [
    {
      n: 1,
      state: 0,
      key: 0,
      sealed: {
        base64:
          "cAGVHgbaIL2ZRf/WJ4EqjAHxcGv07y0PcuNfmrK2pPKbNY8SGsi2fUQGKlED5D4NClyOUrZh8lr7OrIUTXt61PPhZdMcdSWHKAXYuZOVWPAd/LoxAQzc93jzJ42Mf/4NheXQ2/7Cb2Ww6dAILgPhcIvGuhc6HDrGp3c3qOEbIB1j833iFDlbqOPA7UtB7gUe3nRUNwtkqtHcQBo5h6k3Js3kUAlI83avVI/mTMSlr20lOTD4PyRJPEF5DMyqmFbI84VcZYSCQvLCHX5MvVbAnYqZpubIEVHuLzC3dZPNZMfeozfocrKPPG7LBxNIBpCHsXrr+ipUOuB9T4G4E3jqbis7YjnvUmE47iaR0b67pbaXbvFfdFYJhZzthwkXSYYjHscnTldFcs32R9lsoBCcZ0ngRiYtLHVdtpAwkZcl925fxnhnFacSGBqDLhyU8u/Ge91nh523NxpSGKypY6uk9kBT678tjN6gicLPgbpoeIufhoHX85ck+C0O2UVaYlv1IfjvLrGkOIjqqX7hnnCHzTpzPeLnlfVq3UYH2nhNjuauZTrM6RC3XH2zZOQmyDcZzzrHE3yAeTkOB/I1xDSC",
      },
    },
    {
      n: 2,
      state: 0,
      key: 0,
      sealed: {
        base64:
          "TuyAP4aqgx1I1aoV7fLBNOaIx5Qb5zSgzWocj9MDpTg9SVRnWSXr8SUj40aK3e+5PKbrk0SYLAWBEsgHfmuMvlWpdMwww3BjtL315234+3Sv4StwBKq/Zlec39cylf3r63dNfqabvpnEfQqQbyAweG/DLxnXNEM5Ybv7OXj8RLy5KxTxESJRD51l/JGAWhWh/ow40pLu6+SYhq8/QXdtmiKx4/xWOYRzjwidOUkM5FrwmtKEWzopFW1akAiX3kVlvkcZz2laxl7bRRQyuiwtDfpy9W0fyCigHzTY9nxDWAi9zsy1p3pV5mBq3irCEriK9OuBCnmqMkSL5mefm5MSZmw0jXeWRsEUAC4PhIVbFGzy8dJVv7XXW0LEVhPRkkYyRshm+IPJLegcfT3/obl1BUvLHt0zP1htxrLBb3S+Z+HCvK7rCUbyraV8gOofRP0cgRXRsMKjfRDQCgk3Qof79JVUMpwlaUbPbjIV91s4wdjLlH/Jsya6YKcMs21/T4Sxz81+Ur8Ix7KQ7IhkqDMo/7T6fRhM60XM/bc8Io4LW4Kek5L7ywI6LHxikVFydOnGNh/Sci7tFhvVNS6OnAqL",
      },
    },
  ],
  segment: [
    {
      number: 218743215903563,
      scope: 120548733273279,
      key: 0,
      size: 252,
      rows: 2,
      lo: 0,
      hi: 4,
      schema: 0,
      sealed: {
        base64:
          "wrukR5rMFQnhlx1/+2d0BglV6jFwWGinE7b5lpUm7PVnKLPoF+PeeBDKZysnZIzcZckxzw0izT2MIiBZiGE7kiwmSafOdehGEijXbLHIYP70/hdPdRfowHP7HHQv1hkAk3rUJYjzMQoP/ES9taHJp+KPp4W6WYO4pNY+YNNIsQTfOU3sDrVBM3WsRrvdrI9OCqUWp3eqj0Gmiptgyi2jEBlsEFLdhG7XfW29EXShDv1+7p0t+rrD6mcLloRcm/wV2QrE8XVQ7cLgWFS5s0lvwZuUc7brbbP6wN7aaYMtVtUJBJ4e5Nv0KPYOCr0fYaY9exv81JlVXlGae8NE2VzdU+3LEFl3lcyjb/JYTnC+6xAjRW4/EOv4xg==",
      },
    },
  ],
  overlay: [
    {
      n: 1,
      scope: 120548733273279,
      state: 0,
      seq: 0,
      key: 0,
      sealed: {
        base64:
          "AuhmqBaJmvW7kUQZuj8328kXTrU1TtkG3EvGCE5mZsnEvp2b4TDjnANQmON3vhOPZPxaWSu5ZrDfgvqcAIlevoa9SytG03qgPINQOzQyDdGSCx1+mqzXh3YKCSKlojf52fssezy0JOz5lyGF7MsSXUjKn14j3R41ifxlXCFs9GLljP40wWToYjmiWmc/fYbqzO9oXhW37o9JqoOUQbm0sEC2dhpi1uuzlUXJY4v7/MZvT/UUN7taj84TQHpHiDC2J1gWSPtIZ2WEsdBJIY+B4MfiKZGF271F6LAGgA3D4NSTVoYZGRq4c/Vqn/tSuKJhuYNJwY+4Npz6T5clb+fOLxx6+OqZHKrDD7pOk7XwmVtiWoXz005OiVudoJHmcmteAzAGZVkmuMlprxwaXxIHeRjExRATLsFeJATcL3WoZ63ccro4S+A3FQn0QK0au4bDgW1TZYt3g5E9aJcC9MERStS3A/MTVqHPJ+7ZZfgdk+KEQCH4RrAI2v7MepfIqCHPiUEArOPriK+IOATZmSetj5YovpyKZW1fsMtUhWDtCLNXCPe26BsHQwgrGMgK7A7wgNb4GpsELS5Wp2pqiTRT",
      },
    },
    {
      n: 2,
      scope: 120548733273279,
      state: 0,
      seq: 0,
      key: 0,
      sealed: {
        base64:
          "GWJfrnKVtun5OZ7yxbhFUPxQxLMy2gevShCyjjon2u84wYlU1CfOQUWS7wozMNCYvRQpJ32bfqahRYovDDHjt3s9BjSnPcQaHjP6Z7bfXKm08Y1U+I+u5Tj9hPML3sh2psW1tEGYm6Jxis6T7OXd9sCpH3MdnGr47lWjcpe1PcWljB2iiOoVOYZDBaB4Vyw1reGyumYLNK8b7uDCzaxLSJmpOJ9VFmmRf4nxkiIZ2xJ9wO1wD4RN1BNfttSbc42nrZ9Yw0UHHiPnY+iPy73SOeOLyPNIAzhjXJ85LkwQqvGUq9QW2cRs4/Mzi6Ek52s90KPXRpjeLJrRAPWWgFus2XbL/KSs5XvlRAyU64CIE0QAKlbYjLIY89X/aUt6lvgFhfD1K5JNp0uL97dONb6BodAIwyf17//qAomlzzo3yjaCYvAlYCEwepEdxU48SU/zKzzUz3F7Nj8ulekXaFt1xtN8oBaO3wsezuT9YCSrLiD6uCTXEiwpJCtIX654B94bwD5z2zdAW9puhD5ct8YDe/F6Hic2PAEt3cReVgGiWMe6fLPXbVPEclx4lYoioqyhCEnbTZfNLy5SvjEAytR9",
      },
    },
  ],
  scope: [
    {
      number: 120548733273279,
      cursor: 4,
      leaving: 0,
      sealed: {
        base64: "pzobU8Ge+i6iFXjKneiAWmZbls8KREpG/ZwLYWqtiwbC7BxjpMFria33AkEEhJs=",
      },
    },
  ],
  job: [],
  meta: [
    {
      name: "counter",
      value: 0,
    },
    {
      name: "incarnation",
      value: 1,
    },
    {
      name: "localCounter",
      value: 1,
    },
    {
      name: "nextN",
      value: 3,
    },
    {
      name: "standing",
      sealed: {
        base64: "tvGS0qFRTCzDj+3+twIG6zjEIIjZRfU9JVzmcRKqTdmjkTxduoF8bUmh2SSXRniwbsC1ItsH1kCK6xk6Uw==",
      },
    },
  ],
  draft: [
    {
      number: 47860144864592,
      sealed: {
        base64:
          "CUEecTR7/cFehzpxaG5zGcE5Fn3sg9hox/hwy/fkOFoOrLpqrZjWhnM4YEzxULlMWyCKpRHSTMCxHkJgkfGyrA12RufAOkJG91HQ9uuP43jLIIb6O1xBc9ov1FGdQ0Dlt09mBSjQ",
      },
    },
  ],
};

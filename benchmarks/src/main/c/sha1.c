// The answer to a Sec-WebSocket-Key: base64 of SHA-1 (FIPS 180-4) of the key and a fixed text; short texts only.
#include "yardstick.h"

static uint32_t left(uint32_t x, int n) { return x << n | x >> (32 - n); }

static void block(uint32_t h[5], const uint8_t *bytes) {
  uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
  for (int i = 0; i < 16; i++)
    w[i] = (uint32_t)bytes[4 * i] << 24 | bytes[4 * i + 1] << 16 | bytes[4 * i + 2] << 8 | bytes[4 * i + 3];
  for (int i = 16; i < 80; i++) w[i] = left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  for (int i = 0; i < 80; i++) {
    uint32_t f = i < 20   ? ((b & c) | (~b & d)) + 0x5a827999
                 : i < 40 ? (b ^ c ^ d) + 0x6ed9eba1
                 : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
                          : (b ^ c ^ d) + 0xca62c1d6;
    uint32_t t = left(a, 5) + f + e + w[i];
    e = d;
    d = c;
    c = left(b, 30);
    b = a;
    a = t;
  }
  h[0] += a;
  h[1] += b;
  h[2] += c;
  h[3] += d;
  h[4] += e;
}

void accept_value(const char *key, size_t n, char *to) {
  static const char GUID[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  uint32_t h[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  uint8_t text[128] = {0}, hash[21] = {0};
  size_t length = n + sizeof GUID - 1, padded = length + 9 <= 64 ? 64 : 128;
  memcpy(text, key, n);
  memcpy(text + n, GUID, sizeof GUID - 1);
  text[length] = 0x80;
  text[padded - 2] = length * 8 >> 8;
  text[padded - 1] = length * 8;
  for (size_t at = 0; at < padded; at += 64) block(h, text + at);
  for (int i = 0; i < 20; i++) hash[i] = h[i / 4] >> (24 - 8 * (i % 4));
  for (int i = 0; i < 21; i += 3) {
    uint32_t v = hash[i] << 16 | hash[i + 1] << 8 | hash[i + 2];
    for (int shift = 18; shift >= 0; shift -= 6) *to++ = DIGITS[v >> shift & 63];
  }
  to[-1] = '=';
  *to = 0;
}

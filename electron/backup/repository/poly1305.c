/*
 * Poly1305 (RFC 8439, section 2.5) for freestanding WebAssembly, in five limbs of 26 bits.
 * The caller fills `key` (r, then s), calls begin(), moves the message through `window` with absorb() in multiples of
 * 16 bytes, ends with finish() for what is left, and reads `tag`. Built by scripts/build-poly1305.sh.
 */
typedef unsigned char byte;
typedef unsigned int word;
typedef unsigned long long wide;

/* A message arrives at any address: WebAssembly allows unaligned loads, C only through such a type. */
typedef word __attribute__((aligned(1), may_alias)) loose_word;

#define EXPORT(symbol) __attribute__((export_name(#symbol))) symbol
#define LIMB 0x3ffffffu

enum { WINDOW_BYTES = 256 * 1024 };

static byte key[32];
static byte tag[16];
static byte window[WINDOW_BYTES];

static word multiplier[5];
static word sum[5];

byte *EXPORT(key_address)(void) { return key; }
byte *EXPORT(tag_address)(void) { return tag; }
byte *EXPORT(window_address)(void) { return window; }
word EXPORT(window_bytes)(void) { return WINDOW_BYTES; }

static inline word word_at(const byte *at) { return *(const loose_word *)at; }

void EXPORT(begin)(void) {
  /* Clamping clears the top 4 bits of bytes 3, 7, 11, 15 and the low 2 bits of bytes 4, 8, 12, folded into the masks. */
  multiplier[0] = word_at(key) & LIMB;
  multiplier[1] = (word_at(key + 3) >> 2) & 0x3ffff03;
  multiplier[2] = (word_at(key + 6) >> 4) & 0x3ffc0ff;
  multiplier[3] = (word_at(key + 9) >> 6) & 0x3f03fff;
  multiplier[4] = (word_at(key + 12) >> 8) & 0x00fffff;
  for (int limb = 0; limb < 5; limb++) sum[limb] = 0;
}

/* sum = (sum + block) * multiplier mod 2^130 - 5, for whole blocks; `marker` is bit 128 of a full block. */
static void add_blocks(const byte *message, word length, word marker) {
  const word r0 = multiplier[0], r1 = multiplier[1], r2 = multiplier[2], r3 = multiplier[3], r4 = multiplier[4];
  const word f1 = r1 * 5, f2 = r2 * 5, f3 = r3 * 5, f4 = r4 * 5;
  word a = sum[0], b = sum[1], c = sum[2], d = sum[3], e = sum[4];
  for (const byte *end = message + length; message != end; message += 16) {
    a += word_at(message) & LIMB;
    b += (word_at(message + 3) >> 2) & LIMB;
    c += (word_at(message + 6) >> 4) & LIMB;
    d += (word_at(message + 9) >> 6) & LIMB;
    e += (word_at(message + 12) >> 8) | marker;
    wide p = (wide)a * r0 + (wide)b * f4 + (wide)c * f3 + (wide)d * f2 + (wide)e * f1;
    wide q = (wide)a * r1 + (wide)b * r0 + (wide)c * f4 + (wide)d * f3 + (wide)e * f2;
    wide r = (wide)a * r2 + (wide)b * r1 + (wide)c * r0 + (wide)d * f4 + (wide)e * f3;
    wide s = (wide)a * r3 + (wide)b * r2 + (wide)c * r1 + (wide)d * r0 + (wide)e * f4;
    wide t = (wide)a * r4 + (wide)b * r3 + (wide)c * r2 + (wide)d * r1 + (wide)e * r0;
    q += p >> 26;
    r += q >> 26;
    s += r >> 26;
    t += s >> 26;
    a = ((word)p & LIMB) + (word)(t >> 26) * 5;
    b = ((word)q & LIMB) + (a >> 26);
    a &= LIMB;
    c = (word)r & LIMB;
    d = (word)s & LIMB;
    e = (word)t & LIMB;
  }
  sum[0] = a;
  sum[1] = b;
  sum[2] = c;
  sum[3] = d;
  sum[4] = e;
}

void EXPORT(absorb)(word length) { add_blocks(window, length, 1u << 24); }

void EXPORT(finish)(word length) {
  const word whole = length & ~15u;
  absorb(whole);
  if (length != whole) {
    byte last[16];
    for (word at = 0; at < 16; at++) last[at] = at + whole < length ? window[whole + at] : 0;
    last[length - whole] = 1;
    add_blocks(last, 16, 0);
  }

  /* Two rounds of carries bring every limb below 2^26 and the sum below 2^130. */
  for (int round = 0; round < 2; round++) {
    for (int limb = 0; limb < 4; limb++) {
      sum[limb + 1] += sum[limb] >> 26;
      sum[limb] &= LIMB;
    }
    sum[0] += (sum[4] >> 26) * 5;
    sum[4] &= LIMB;
  }
  sum[1] += sum[0] >> 26;
  sum[0] &= LIMB;

  /* If sum + 5 reaches 2^130, the sum was not below the prime: take the reduced one, without a branch. */
  word reduced[5], carry = 5;
  for (int limb = 0; limb < 5; limb++) {
    reduced[limb] = sum[limb] + carry;
    carry = reduced[limb] >> 26;
    reduced[limb] &= LIMB;
  }
  const word keep = carry - 1;
  for (int limb = 0; limb < 5; limb++) sum[limb] = (sum[limb] & keep) | (reduced[limb] & ~keep);

  const word joined[4] = {
      sum[0] | sum[1] << 26,
      sum[1] >> 6 | sum[2] << 20,
      sum[2] >> 12 | sum[3] << 14,
      sum[3] >> 18 | sum[4] << 8,
  };
  wide total = 0;
  for (int at = 0; at < 4; at++) {
    total += (wide)joined[at] + word_at(key + 16 + 4 * at);
    *(loose_word *)(tag + 4 * at) = (word)total;
    total >>= 32;
  }
}

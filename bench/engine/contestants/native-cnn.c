/*
 * W6 in C: the same algorithm as the WebAssembly engine, on one thread with 128-bit instructions.
 *
 *     gcc -O3 -mavx2 -mfma native-cnn.c -o native-cnn -lm
 *
 * Windows are not copied, rows of them that are all 0 are left out; behind the pooling and the ReLU only the
 * numbers that have a slope teach the filters; the update is joined with the gradient.
 */
#include <immintrin.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SIDE = 28, INPUTS = SIDE * SIDE, SIZE = 5, FILTERS = 8, PLACES = SIDE - SIZE + 1, HALF = PLACES / 2 };
enum { CELLS = HALF * HALF, UNITS = CELLS * FILTERS, CLASSES = 10, CSTRIDE = 12 };
enum { BATCH = 32, ROWS = 60000, TESTS = 10000, SPARE = 16 };

typedef struct { unsigned place; float slope; } Entry;

static float W1[SIZE * SIZE * FILTERS], b1[FILTERS], *W2, b2[CSTRIDE], *A, *D;
static float Z1[PLACES * PLACES * FILTERS], Z[BATCH * CSTRIDE], dZ[BATCH * CSTRIDE];
static int *places;

static void *aligned(size_t floats) {
  void *memory = aligned_alloc(64, (floats * 4 + 63) / 64 * 64);
  memset(memory, 0, floats * 4);
  return memory;
}

static unsigned char *read_file(const char *name, size_t skip, size_t bytes) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", getenv("MNIST_FOLDER"), name);
  FILE *file = fopen(path, "rb");
  unsigned char *data = malloc(bytes);
  if (!file || fseek(file, (long)skip, SEEK_SET) || fread(data, 1, bytes, file) != bytes) {
    fprintf(stderr, "native: cannot read %s\n", path);
    exit(1);
  }
  fclose(file);
  return data;
}

static float *scaled(const unsigned char *pixels, size_t count) {
  float *X = aligned(count + SPARE);
  for (size_t i = 0; i < count; i++) X[i] = pixels[i] / 255.0f;
  return X;
}

/* Four places at a time, eight filters. */
static void convolve(const float *image) {
  const __m128 left = _mm_loadu_ps(b1), right = _mm_loadu_ps(b1 + 4);
  for (int r = 0; r < PLACES; r++)
    for (int c = 0; c < PLACES; c += 4) {
      __m128 z[4][2];
      for (int k = 0; k < 4; k++) z[k][0] = left, z[k][1] = right;
      for (int y = 0; y < SIZE; y++) {
        const float *x = image + (r + y) * SIDE + c;
        const __m128i bits = _mm_castps_si128(_mm_or_ps(_mm_loadu_ps(x), _mm_loadu_ps(x + 4)));
        if (_mm_testz_si128(bits, bits)) continue;
        const float *w = W1 + y * SIZE * FILTERS;
        for (int i = 0; i < SIZE; i++, w += FILTERS) {
          const __m128 w0 = _mm_loadu_ps(w), w1 = _mm_loadu_ps(w + 4);
          for (int k = 0; k < 4; k++) {
            const __m128 s = _mm_set1_ps(x[i + k]);
            z[k][0] = _mm_fmadd_ps(s, w0, z[k][0]);
            z[k][1] = _mm_fmadd_ps(s, w1, z[k][1]);
          }
        }
      }
      float *out = Z1 + (r * PLACES + c) * FILTERS;
      for (int k = 0; k < 8; k++) _mm_storeu_ps(out + 4 * k, z[k / 2][k % 2]);
    }
}

/* The largest of two by two, where its window stood, and the ReLU. */
static void pool(float *a, int *where) {
  for (int r = 0; r < PLACES; r += 2)
    for (int c = 0; c < PLACES; c += 2)
      for (int f = 0; f < FILTERS; f += 4, a += 4, where += 4) {
        const float *z = Z1 + (r * PLACES + c) * FILTERS + f;
        __m128 most = _mm_loadu_ps(z), place = _mm_castsi128_ps(_mm_set1_epi32(r * SIDE + c));
        for (int k = 1; k < 4; k++) {
          const int y = k / 2, x = k % 2;
          const __m128 next = _mm_loadu_ps(z + (y * PLACES + x) * FILTERS);
          const __m128 more = _mm_cmpgt_ps(next, most);
          const __m128 here = _mm_castsi128_ps(_mm_set1_epi32((r + y) * SIDE + c + x));
          most = _mm_blendv_ps(most, next, more);
          place = _mm_blendv_ps(place, here, more);
        }
        _mm_storeu_ps(a, _mm_max_ps(most, _mm_setzero_ps()));
        _mm_storeu_si128((__m128i *)where, _mm_castps_si128(place));
      }
}

static void first_forward(const float *X, const int *order, int rows) {
  for (int r = 0; r < rows; r++) {
    convolve(X + (size_t)order[r] * INPUTS);
    pool(A + r * UNITS, places + r * UNITS);
  }
}

static void second_forward(int rows) {
  for (int r = 0; r < rows; r += 4) {
    __m128 z[4][3];
    for (int k = 0; k < 4; k++)
      for (int c = 0; c < 3; c++) z[k][c] = _mm_loadu_ps(b2 + 4 * c);
    for (int u = 0; u < UNITS; u++)
      for (int c = 0; c < 3; c++) {
        const __m128 w = _mm_load_ps(W2 + u * CSTRIDE + 4 * c);
        for (int k = 0; k < 4; k++) z[k][c] = _mm_fmadd_ps(_mm_set1_ps(A[(r + k) * UNITS + u]), w, z[k][c]);
      }
    for (int k = 0; k < 4; k++)
      for (int c = 0; c < 3; c++) _mm_storeu_ps(Z + (r + k) * CSTRIDE + 4 * c, z[k][c]);
  }
}

/* dZ of the second layer; its biases learn. */
static void judge(const unsigned char *labels, const int *order, int rows, float rate) {
  memset(dZ, 0, sizeof dZ);
  for (int r = 0; r < rows; r++) {
    float largest = -INFINITY, sum = 0, e[CLASSES];
    for (int c = 0; c < CLASSES; c++) largest = fmaxf(largest, Z[r * CSTRIDE + c]);
    for (int c = 0; c < CLASSES; c++) sum += e[c] = expf(Z[r * CSTRIDE + c] - largest);
    for (int c = 0; c < CLASSES; c++) {
      dZ[r * CSTRIDE + c] = (e[c] / sum - (c == labels[order[r]])) / (float)rows;
      b2[c] -= rate * dZ[r * CSTRIDE + c];
    }
  }
}

/* dZ of the first layer, and the rows of W2, four units at a time. */
static void second_backward(int rows, float rate) {
  const __m128 step = _mm_set1_ps(-rate);
  for (int u = 0; u < UNITS; u += 4) {
    float *w = W2 + u * CSTRIDE;
    __m128 t[CSTRIDE];
    for (int c = 0; c < CSTRIDE; c += 4) {
      for (int k = 0; k < 4; k++) t[c + k] = _mm_load_ps(w + k * CSTRIDE + c);
      _MM_TRANSPOSE4_PS(t[c], t[c + 1], t[c + 2], t[c + 3]);
    }
    for (int r = 0; r < rows; r++) {
      const float *z = dZ + r * CSTRIDE;
      __m128 sum = _mm_setzero_ps(), more = sum;
      for (int c = 0; c < CLASSES; c += 2) {
        sum = _mm_fmadd_ps(_mm_set1_ps(z[c]), t[c], sum);
        more = _mm_fmadd_ps(_mm_set1_ps(z[c + 1]), t[c + 1], more);
      }
      const __m128 on = _mm_cmpgt_ps(_mm_load_ps(A + r * UNITS + u), _mm_setzero_ps());
      _mm_store_ps(D + r * UNITS + u, _mm_and_ps(_mm_add_ps(sum, more), on));
    }
    __m128 g[4][3];
    for (int k = 0; k < 4; k++)
      for (int c = 0; c < 3; c++) g[k][c] = _mm_setzero_ps();
    for (int r = 0; r < rows; r++)
      for (int k = 0; k < 4; k++) {
        const __m128 a = _mm_set1_ps(A[r * UNITS + u + k]);
        for (int c = 0; c < 3; c++) g[k][c] = _mm_fmadd_ps(a, _mm_loadu_ps(dZ + r * CSTRIDE + 4 * c), g[k][c]);
      }
    for (int k = 0; k < 4; k++)
      for (int c = 0; c < 3; c++) {
        float *at = w + k * CSTRIDE + 4 * c;
        _mm_store_ps(at, _mm_fmadd_ps(step, g[k][c], _mm_load_ps(at)));
      }
  }
}

static int list_slopes(const float *d, const int *where, Entry *list) {
  int count = 0;
  for (int i = 0; i < CELLS; i++, d += FILTERS, where += FILTERS) {
    list[count] = (Entry){(unsigned)*where, *d};
    count += *d != 0;
  }
  return count;
}

/* Each window that has a slope, times that slope: five rows of eight numbers, of which five count. */
static void first_backward(const float *X, const int *order, int rows, float rate) {
  static Entry list[CELLS + 1];
  __m128 sums[FILTERS][SIZE][2], biases[2] = {_mm_setzero_ps(), _mm_setzero_ps()};
  memset(sums, 0, sizeof sums);
  for (int r = 0; r < rows; r++) {
    const float *image = X + (size_t)order[r] * INPUTS;
    for (int i = 0; i < UNITS; i += FILTERS)
      for (int c = 0; c < 2; c++) biases[c] = _mm_add_ps(biases[c], _mm_load_ps(D + r * UNITS + i + 4 * c));
    for (int f = 0; f < FILTERS; f++) {
      const int count = list_slopes(D + r * UNITS + f, places + r * UNITS + f, list);
      __m128 s[SIZE][2];
      memcpy(s, sums[f], sizeof s);
      for (int i = 0; i < count; i++) {
        const float *x = image + list[i].place;
        const __m128 d = _mm_set1_ps(list[i].slope);
        for (int y = 0; y < SIZE; y++)
          for (int c = 0; c < 2; c++) s[y][c] = _mm_fmadd_ps(d, _mm_loadu_ps(x + y * SIDE + 4 * c), s[y][c]);
      }
      memcpy(sums[f], s, sizeof s);
    }
  }
  for (int f = 0; f < FILTERS; f++)
    for (int y = 0; y < SIZE; y++)
      for (int i = 0; i < SIZE; i++) W1[(y * SIZE + i) * FILTERS + f] -= rate * ((float *)sums[f][y])[i];
  for (int f = 0; f < FILTERS; f++) b1[f] -= rate * ((float *)biases)[f];
}

static float uniform(float limit) { return (2 * (rand() / (float)RAND_MAX) - 1) * limit; }

int main(void) {
  W2 = aligned(UNITS * CSTRIDE);
  A = aligned(BATCH * UNITS);
  D = aligned(BATCH * UNITS);
  places = aligned(BATCH * UNITS);
  float *X = scaled(read_file("train-images-idx3-ubyte", 16, ROWS * INPUTS), ROWS * INPUTS);
  unsigned char *labels = read_file("train-labels-idx1-ubyte", 8, ROWS);
  srand(1);
  for (int i = 0; i < SIZE * SIZE * FILTERS; i++) W1[i] = uniform(sqrtf(6.0f / 25));
  for (int u = 0; u < UNITS; u++)
    for (int c = 0; c < CLASSES; c++) W2[u * CSTRIDE + c] = uniform(sqrtf(6.0f / (UNITS + CLASSES)));
  int *order = malloc(ROWS * sizeof *order);
  for (int i = 0; i < ROWS; i++) order[i] = i;
  for (int i = ROWS - 1; i > 0; i--) {
    int j = rand() % (i + 1), kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  for (int at = 0; at < ROWS; at += BATCH) {
    first_forward(X, order + at, BATCH);
    second_forward(BATCH);
    judge(labels, order + at, BATCH, 0.1f);
    second_backward(BATCH, 0.1f);
    first_backward(X, order + at, BATCH, 0.1f);
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  double seconds = (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
  float *T = scaled(read_file("t10k-images-idx3-ubyte", 16, TESTS * INPUTS), TESTS * INPUTS);
  unsigned char *answers = read_file("t10k-labels-idx1-ubyte", 8, TESTS);
  int correct = 0;
  for (int i = 0; i < TESTS; i++) {
    first_forward(T, &i, 1);
    second_forward(4);
    int best = 0;
    for (int c = 1; c < CLASSES; c++)
      if (Z[c] > Z[best]) best = c;
    correct += best == answers[i];
  }
  printf("{\"workload\": \"W6\", \"contestant\": \"native\", \"seconds\": %.4f, \"threads\": 1, "
         "\"accuracy\": %.4f, \"version\": \"gcc %s\"}\n", seconds, correct / (double)TESTS, __VERSION__);
  return 0;
}

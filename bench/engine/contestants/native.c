/*
 * W3 in C: the same algorithm as the WebAssembly engine, on one thread with 128-bit instructions.
 * It shows what WebAssembly costs:
 *
 *     gcc -O3 -mavx2 -mfma native.c -o native -lm
 *
 * Lists of the inputs that are not 0; weights packed in blocks of 24 columns; the update joined with
 * the gradient; a block learns from one batch and takes in the next one while it is in the cache.
 */
#include <immintrin.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { INPUTS = 784, UNITS = 1000, STRIDE = 1008, WIDTH = 24, FOURS = WIDTH / 4, BLOCKS = STRIDE / WIDTH };
enum { CLASSES = 10, CSTRIDE = 12, BATCH = 32, ROWS = 60000, TESTS = 10000 };

typedef struct { unsigned place; float value; } Pair;

static float *W1, *b1, *W2, *b2, *A, *D;
static float Z[BATCH * CSTRIDE], dZ[BATCH * CSTRIDE];
static Pair pairs[BATCH][INPUTS], columns[BATCH * INPUTS];
static int counts[BATCH], starts[INPUTS + 2];

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
  float *X = aligned(count);
  for (size_t i = 0; i < count; i++) X[i] = pixels[i] / 255.0f;
  return X;
}

static void list_inputs(const float *x, int r) {
  int count = 0;
  for (int p = 0; p < INPUTS; p++)
    if (x[p] != 0) pairs[r][count++] = (Pair){(unsigned)p, x[p]};
  counts[r] = count;
}

static void list_columns(int rows) {
  memset(starts, 0, sizeof starts);
  for (int r = 0; r < rows; r++)
    for (int k = 0; k < counts[r]; k++) starts[pairs[r][k].place + 2]++;
  for (int p = 1; p < INPUTS + 2; p++) starts[p] += starts[p - 1];
  for (int r = 0; r < rows; r++)
    for (int k = 0; k < counts[r]; k++)
      columns[starts[pairs[r][k].place + 1]++] = (Pair){(unsigned)(r * STRIDE), pairs[r][k].value};
}

static void weigh_block(int block, int rows) {
  const float *W = W1 + (size_t)block * INPUTS * WIDTH;
  for (int r = 0; r < rows; r++) {
    __m128 z[FOURS];
    for (int c = 0; c < FOURS; c++) z[c] = _mm_load_ps(b1 + block * WIDTH + 4 * c);
    for (int k = 0; k < counts[r]; k++) {
      const float *w = W + pairs[r][k].place * WIDTH;
      const __m128 x = _mm_set1_ps(pairs[r][k].value);
      for (int c = 0; c < FOURS; c++) z[c] = _mm_fmadd_ps(x, _mm_load_ps(w + 4 * c), z[c]);
    }
    float *a = A + r * STRIDE + block * WIDTH;
    for (int c = 0; c < FOURS; c++) _mm_store_ps(a + 4 * c, _mm_max_ps(z[c], _mm_setzero_ps()));
  }
}

static void weigh(int rows) {
  for (int block = 0; block < BLOCKS; block++) weigh_block(block, rows);
}

static void learn_block(int block, int rows, float rate) {
  const __m128 step = _mm_set1_ps(-rate);
  float *w = W1 + (size_t)block * INPUTS * WIDTH;
  const float *d = D + block * WIDTH;
  for (int p = 0; p < INPUTS; p++, w += WIDTH) {
    if (starts[p] == starts[p + 1]) continue;
    __m128 g[FOURS];
    for (int c = 0; c < FOURS; c++) g[c] = _mm_setzero_ps();
    for (int k = starts[p]; k < starts[p + 1]; k++) {
      const __m128 x = _mm_set1_ps(columns[k].value);
      const float *dz = d + columns[k].place;
      for (int c = 0; c < FOURS; c++) g[c] = _mm_fmadd_ps(x, _mm_load_ps(dz + 4 * c), g[c]);
    }
    for (int c = 0; c < FOURS; c++)
      _mm_store_ps(w + 4 * c, _mm_fmadd_ps(step, g[c], _mm_load_ps(w + 4 * c)));
  }
  for (int c = 0; c < WIDTH; c += 4) {
    __m128 g = _mm_setzero_ps();
    for (int r = 0; r < rows; r++) g = _mm_add_ps(g, _mm_load_ps(d + r * STRIDE + c));
    float *b = b1 + block * WIDTH + c;
    _mm_store_ps(b, _mm_fmadd_ps(step, g, _mm_load_ps(b)));
  }
}

static void second_forward(int rows) {
  for (int r = 0; r < rows; r++) {
    __m128 z[3];
    for (int c = 0; c < 3; c++) z[c] = _mm_load_ps(b2 + 4 * c);
    for (int u = 0; u < UNITS; u++) {
      const __m128 a = _mm_set1_ps(A[r * STRIDE + u]);
      for (int c = 0; c < 3; c++) z[c] = _mm_fmadd_ps(a, _mm_load_ps(W2 + u * CSTRIDE + 4 * c), z[c]);
    }
    for (int c = 0; c < 3; c++) _mm_storeu_ps(Z + r * CSTRIDE + 4 * c, z[c]);
  }
}

/* dZ of the second layer; its biases learn. */
static void judge(const int *labels, int rows, float rate) {
  memset(dZ, 0, sizeof dZ);
  for (int r = 0; r < rows; r++) {
    float largest = -INFINITY, sum = 0, e[CLASSES];
    for (int c = 0; c < CLASSES; c++) largest = fmaxf(largest, Z[r * CSTRIDE + c]);
    for (int c = 0; c < CLASSES; c++) sum += e[c] = expf(Z[r * CSTRIDE + c] - largest);
    for (int c = 0; c < CLASSES; c++) {
      dZ[r * CSTRIDE + c] = (e[c] / sum - (c == labels[r])) / (float)rows;
      b2[c] -= rate * dZ[r * CSTRIDE + c];
    }
  }
}

/* dZ of the first layer for one block of its units, whose rows of W2 learn at once. */
static void second_backward(int block, int rows, float rate) {
  const __m128 step = _mm_set1_ps(-rate);
  for (int u = block * WIDTH; u < (block + 1) * WIDTH; u += 4) {
    float *w = W2 + u * CSTRIDE;
    for (int c = 0; c < CSTRIDE; c += 4) {
      __m128 t0 = _mm_load_ps(w + c), t1 = _mm_load_ps(w + CSTRIDE + c);
      __m128 t2 = _mm_load_ps(w + 2 * CSTRIDE + c), t3 = _mm_load_ps(w + 3 * CSTRIDE + c);
      _MM_TRANSPOSE4_PS(t0, t1, t2, t3);
      for (int r = 0; r < rows; r++) {
        const float *z = dZ + r * CSTRIDE + c;
        float *d = D + r * STRIDE + u;
        __m128 sum = c ? _mm_load_ps(d) : _mm_setzero_ps();
        sum = _mm_fmadd_ps(_mm_set1_ps(z[0]), t0, sum);
        sum = _mm_fmadd_ps(_mm_set1_ps(z[1]), t1, sum);
        sum = _mm_fmadd_ps(_mm_set1_ps(z[2]), t2, sum);
        _mm_store_ps(d, _mm_fmadd_ps(_mm_set1_ps(z[3]), t3, sum));
      }
    }
    __m128 g[4][3];
    for (int k = 0; k < 4; k++)
      for (int c = 0; c < 3; c++) g[k][c] = _mm_setzero_ps();
    for (int r = 0; r < rows; r++) {
      const float *a = A + r * STRIDE + u;
      float *d = D + r * STRIDE + u;
      _mm_store_ps(d, _mm_and_ps(_mm_load_ps(d), _mm_cmpgt_ps(_mm_load_ps(a), _mm_setzero_ps())));
      for (int k = 0; k < 4; k++)
        for (int c = 0; c < 3; c++)
          g[k][c] = _mm_fmadd_ps(_mm_set1_ps(a[k]), _mm_loadu_ps(dZ + r * CSTRIDE + 4 * c), g[k][c]);
    }
    for (int k = 0; k < 4; k++)
      for (int c = 0; c < 3; c++) {
        float *at = w + k * CSTRIDE + 4 * c;
        _mm_store_ps(at, _mm_fmadd_ps(step, g[k][c], _mm_load_ps(at)));
      }
  }
}

/* The lists of the batch that begins at place `at` of the order, and its labels. */
static void take_batch(const float *X, const unsigned char *labels, const int *order, int at, int *batch) {
  for (int r = 0; r < BATCH; r++) {
    list_inputs(X + (size_t)order[at + r] * INPUTS, r);
    batch[r] = labels[order[at + r]];
  }
}

static float uniform(float limit) { return (2 * (rand() / (float)RAND_MAX) - 1) * limit; }

int main(void) {
  W1 = aligned((size_t)BLOCKS * INPUTS * WIDTH);
  b1 = aligned(STRIDE);
  W2 = aligned(STRIDE * CSTRIDE);
  b2 = aligned(CSTRIDE);
  A = aligned(BATCH * STRIDE);
  D = aligned(BATCH * STRIDE);
  float *X = scaled(read_file("train-images-idx3-ubyte", 16, ROWS * INPUTS), ROWS * INPUTS);
  unsigned char *labels = read_file("train-labels-idx1-ubyte", 8, ROWS);
  srand(1);
  for (int u = 0; u < UNITS; u++)
    for (int p = 0; p < INPUTS; p++)
      W1[((size_t)(u / WIDTH) * INPUTS + p) * WIDTH + u % WIDTH] = uniform(sqrtf(6.0f / 1784));
  for (int u = 0; u < UNITS; u++)
    for (int c = 0; c < CLASSES; c++) W2[u * CSTRIDE + c] = uniform(sqrtf(6.0f / 1010));
  int *order = malloc(ROWS * sizeof *order);
  for (int i = 0; i < ROWS; i++) order[i] = i;
  for (int i = ROWS - 1; i > 0; i--) {
    int j = rand() % (i + 1), kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  int batch[BATCH];
  take_batch(X, labels, order, 0, batch);
  weigh(BATCH);
  for (int at = 0; at < ROWS; at += BATCH) {
    second_forward(BATCH);
    judge(batch, BATCH, 0.1f);
    list_columns(BATCH);
    const int next = at + BATCH < ROWS;
    if (next) take_batch(X, labels, order, at + BATCH, batch);
    for (int block = 0; block < BLOCKS; block++) {
      second_backward(block, BATCH, 0.1f);
      learn_block(block, BATCH, 0.1f);
      if (next) weigh_block(block, BATCH); /* while its weights are in the cache */
    }
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  double seconds = (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
  float *T = scaled(read_file("t10k-images-idx3-ubyte", 16, TESTS * INPUTS), TESTS * INPUTS);
  unsigned char *answers = read_file("t10k-labels-idx1-ubyte", 8, TESTS);
  int correct = 0;
  for (int i = 0; i < TESTS; i++) {
    list_inputs(T + (size_t)i * INPUTS, 0);
    weigh(1);
    second_forward(1);
    int best = 0;
    for (int c = 1; c < CLASSES; c++)
      if (Z[c] > Z[best]) best = c;
    correct += best == answers[i];
  }
  printf("{\"workload\": \"W3\", \"contestant\": \"native\", \"seconds\": %.4f, \"threads\": 1, "
         "\"accuracy\": %.4f, \"version\": \"gcc %s\"}\n", seconds, correct / (double)TESTS, __VERSION__);
  return 0;
}

#pragma once
#include <stddef.h>
#include <stdint.h>

/// libFuzzer: calls `body` with inputs until the options say that it is enough, then exits.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*body)(const uint8_t *bytes, size_t count));

#ifndef COACH_CZLIB_SHIM_H
#define COACH_CZLIB_SHIM_H
#include <zlib.h>

/* Writes `count` bytes as one gzip member into `room` bytes at `to`; gives the number written, 0 when they do not fit. */
static inline unsigned long coach_gzip(const unsigned char *from, unsigned long count, unsigned char *to, unsigned long room) {
  z_stream stream = {0};
  /* 15 + 16: the largest window, with a gzip header. */
  if (deflateInit2(&stream, 5, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  stream.next_in = (unsigned char *)from;
  stream.avail_in = (unsigned int)count;
  stream.next_out = to;
  stream.avail_out = (unsigned int)room;
  int end = deflate(&stream, Z_FINISH);
  unsigned long written = room - stream.avail_out;
  deflateEnd(&stream);
  return end == Z_STREAM_END ? written : 0;
}
#endif

// What coach needs of GNU readline and the terminal. Swift must not touch readline's global variables itself
// (they are shared mutable state), so they are set here.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <readline/readline.h>
#include <readline/history.h>

/// Drops the line and shows a new prompt: on Ctrl-C, and on a SIGINT from elsewhere.
static inline int coach_clear_line(void) {
  fputs("\n", rl_outstream ? rl_outstream : stdout);
  rl_on_new_line();
  rl_replace_line("", 0);
  rl_redisplay();
  return 0;
}

/// Ctrl-C as a key, so that it also ends a search in the history, which a signal would not.
static inline int coach_clear_key(int count, int key) {
  (void)count;
  (void)key;
  return coach_clear_line();
}

static inline void coach_prepare_terminal(int meta) {
  rl_prep_terminal(meta);
  struct termios settings;
  int descriptor = fileno(rl_instream ? rl_instream : stdin);
  if (tcgetattr(descriptor, &settings) == 0) {
    settings.c_cc[VINTR] = _POSIX_VDISABLE;
    tcsetattr(descriptor, TCSADRAIN, &settings);
  }
}

static inline void coach_ignore_signal(int signal) { (void)signal; }

/// Prepares readline: its name in .inputrc, tab completion, bracketed paste, Ctrl-C clears the line.
static inline void coach_start_readline(char **(*complete)(const char *, int, int)) {
  rl_readline_name = "coach";
  rl_attempted_completion_function = complete;
  rl_completer_word_break_characters = "";
  rl_variable_bind("enable-bracketed-paste", "on");
  rl_variable_bind("completion-ignore-case", "on");
  rl_signal_event_hook = coach_clear_line;
  rl_prep_term_function = coach_prepare_terminal;
  rl_bind_key('C' & 0x1f, coach_clear_key);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = coach_ignore_signal;
  sigaction(SIGINT, &action, NULL);
  using_history();
}

/// Completion is ours alone: no file names where nothing fits.
static inline void coach_completion_is_final(void) { rl_attempted_completion_over = 1; }

/// Columns of the window on a file descriptor; 0 when it is no terminal.
static inline int coach_window_columns(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/// Standard output through the C library's buffer.
static inline void coach_write(const void *bytes, size_t count) { fwrite(bytes, 1, count, stdout); }
static inline void coach_flush(void) { fflush(stdout); }

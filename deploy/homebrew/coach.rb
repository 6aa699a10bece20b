# A Homebrew formula that builds coach from a release's source.
# Put it into a tap of your own (Formula/coach.rb), with the address and the SHA-256 of the source archive in the place of the two examples below;
# or try it with a local archive (git archive --prefix=coach/ -o coach-0.1.0.tar.gz HEAD) and a file:// address. Only Linux has been tried.
class Coach < Formula
  desc "Strength coach for runners, in a terminal or over HTTP"
  homepage "https://example.org/coach"
  url "https://example.org/coach-0.1.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "GPL-3.0-or-later"

  depends_on "libpq"
  depends_on "readline"
  depends_on "sqlite"
  uses_from_macos "swift" => :build, since: :sequoia
  uses_from_macos "zlib"

  def install
    ENV.prepend_path "PKG_CONFIG_PATH", Formula["libpq"].opt_lib/"pkgconfig"
    arguments = %w[--disable-sandbox -c release]
    arguments << "--static-swift-stdlib" if OS.linux?
    # One after the other: the second finds what the first has built.
    system "swift", "build", *arguments, "--product", "coach"
    system "swift", "build", *arguments, "--product", "coach-server"
    system "Scripts/stage", "/", prefix.to_s
  end

  test do
    assert_match "heel", pipe_output("#{bin}/coach --no-memory", "how do I do a lunge\n")
    assert_match version.to_s, shell_output("#{bin}/coach --version")
  end
end

import TrainedModel

/// Which coach this is.
public enum Version {
  /// The version of command line, JSON and content formats (semantic versioning).
  public static let number = "0.1.0"

  /// The version and how the program was built, for `--version`: a report of a fault should name all of it.
  public static var facts: String { "\(number) (\(build), \(system) \(processor), content \(content))" }

  private static var build: String {
    #if DEBUG
      "debug build"
    #else
      "release build"
    #endif
  }

  private static var system: String {
    #if os(Linux)
      "Linux"
    #elseif os(macOS)
      "macOS"
    #else
      "another system"
    #endif
  }

  private static var processor: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "another processor"
    #endif
  }

  /// The fingerprint of the built-in content.
  private static var content: String {
    TrainedModel.files.first { $0.path == "header" }?.text.string.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? "unknown"
  }
}

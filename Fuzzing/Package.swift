// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "coach", path: "..")],
  targets: [
    .target(name: "CFuzzer"),
    .executableTarget(
      name: "fuzz",
      dependencies: ["CFuzzer", .product(name: "CoachKit", package: "coach"), .product(name: "Understanding", package: "coach")]),
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "coach", path: "..")],
  targets: [
    .executableTarget(name: "intent-bench", dependencies: [.product(name: "Understanding", package: "coach")])
  ],
  swiftLanguageModes: [.v6]
)

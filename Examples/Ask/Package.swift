// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Ask",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "coach", path: "../..")],
  targets: [.executableTarget(name: "Ask", dependencies: [.product(name: "CoachKit", package: "coach")])]
)

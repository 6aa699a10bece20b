// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "LibraryDesk",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "coach", path: "../..")],
  targets: [.executableTarget(name: "LibraryDesk", dependencies: [.product(name: "Understanding", package: "coach")])]
)

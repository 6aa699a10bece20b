// swift-tools-version: 6.1
import PackageDescription

// The arrows go one way; see docs/architecture.md. A data folder is a target of its own whose files the EmbedContent plugin
// turns into string literals, so the program carries its content.
let package = Package(
  name: "coach",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "coach", targets: ["coach"]),
    .executable(name: "coach-server", targets: ["coach-server"]),
    .library(name: "CoachKit", targets: ["CoachKit"]),
    .library(name: "Understanding", targets: ["Understanding", "Templates", "Language", "Resources", "WordFiles"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
  ],
  targets: [
    // Level 0 and 1: reading content, language, records.
    .target(name: "Resources"),
    .target(name: "Templates", dependencies: ["Resources"]),
    .target(name: "Language", dependencies: ["Resources"]),
    .target(name: "Knowledge", dependencies: ["Resources"], exclude: ["Records"]),
    // Level 2 and 3: the intent engine, content compiled for it.
    .target(name: "Understanding", dependencies: ["Resources", "Templates", "Language"]),
    .target(name: "Compilation", dependencies: ["Resources", "Templates", "Language", "Knowledge", "Understanding"]),
    .target(name: "Figures", dependencies: ["Resources", "Knowledge"]),
    .target(name: "Planning", dependencies: ["Resources", "Knowledge"]),
    // Level 4 to 6: what to answer, how it reads, the one reply path.
    .target(name: "PlanTalk", dependencies: ["Language", "Knowledge", "Understanding", "Planning"]),
    .target(name: "Journal", dependencies: ["Resources", "Language", "Knowledge", "Planning", "Understanding"]),
    .target(
      name: "Dialogue",
      dependencies: ["Resources", "Templates", "Language", "Knowledge", "Planning", "Understanding", "Compilation", "PlanTalk", "Journal"]),
    .target(name: "Rendering", dependencies: ["Resources", "Templates", "Language", "Figures", "Dialogue"]),
    .target(
      name: "CoachKit",
      dependencies: [
        "Language", "Knowledge", "Journal", "Compilation", "Figures", "Planning", "Dialogue", "Rendering", "IntentFiles", "DialogFiles", "KnowledgeFiles",
        "WordFiles", "TrainedModel",
      ]),
    // Level 7: at the edges.
    .target(name: "Linting", dependencies: ["Resources", "Templates", "Language", "Knowledge", "Figures", "Understanding", "Compilation"]),
    .target(name: "StoreCoding", dependencies: ["CoachKit", "Dialogue", "Journal", "Planning"]),
    .target(name: "Persistence", dependencies: ["StoreCoding", "CoachKit", "Dialogue", "Journal", "Planning", .product(name: "GRDB", package: "GRDB.swift")]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    .target(name: "PostgreSQL", dependencies: ["StoreCoding", "CoachKit", "Dialogue", "Journal", "Planning", "CPostgres"]),
    .target(name: "MCP", dependencies: ["Knowledge", "Planning", "Rendering", "CoachKit"]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
      name: "Service",
      dependencies: [
        "Resources", "Knowledge", "Figures", "Planning", "Journal", "Rendering", "CoachKit", "StoreCoding", "MCP", "ApiFiles", "WebFiles", "CZlib",
        .product(name: "Hummingbird", package: "hummingbird"),
      ]),
    // Level 8: wiring.
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"]), .brew(["readline"])]),
    .executableTarget(
      name: "coach",
      dependencies: [
        "CoachKit", "Figures", "Planning", "Journal", "Linting", "Persistence", "MCP", "CReadline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "coach-server",
      dependencies: ["CoachKit", "Service", "Persistence", "PostgreSQL", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    // Measures: make bench and make bench-growth.
    .executableTarget(
      name: "coach-bench",
      dependencies: [
        "Resources", "Language", "Knowledge", "Understanding", "Compilation", "Figures", "Planning", "Dialogue", "CoachKit", "Persistence", "IntentFiles",
        "DialogFiles", "KnowledgeFiles", "WordFiles", "TrainedModel", .product(name: "GRDB", package: "GRDB.swift"),
      ], path: "Benchmarks/Sources/coach-bench"),
    // Content.
    .target(name: "IntentFiles", dependencies: ["Resources"], path: "Intents", plugins: ["EmbedContent"]),
    .target(name: "DialogFiles", dependencies: ["Resources"], path: "Dialogs", plugins: ["EmbedContent"]),
    .target(name: "KnowledgeFiles", dependencies: ["Resources"], path: "Sources/Knowledge/Records", plugins: ["EmbedContent"]),
    .target(name: "WebFiles", dependencies: ["Resources"], path: "Web", plugins: ["EmbedContent"]),
    .target(name: "WordFiles", dependencies: ["Resources", "Language"], plugins: ["EmbedContent"]),
    .target(name: "ApiFiles", dependencies: ["Resources"], plugins: ["EmbedContent"]),
    .target(name: "TrainedModel", dependencies: ["Resources"], plugins: ["TrainModel"]),
    // Tools of the build.
    .executableTarget(name: "embed"),
    .executableTarget(name: "train", dependencies: ["Compilation"]),
    .plugin(name: "EmbedContent", capability: .buildTool(), dependencies: ["embed"], path: "Sources/Plugins/EmbedContent"),
    .plugin(name: "TrainModel", capability: .buildTool(), dependencies: ["train"], path: "Sources/Plugins/TrainModel"),
    // Tests.
    .testTarget(
      name: "UnitTests",
      dependencies: [
        "Resources", "Templates", "Language", "Knowledge", "Figures", "Understanding", "Compilation", "Dialogue", "Rendering", "CoachKit", "Linting",
        "Persistence", "Journal", "Planning", .product(name: "GRDB", package: "GRDB.swift"),
      ], exclude: ["Stores"]),
    .testTarget(name: "PlanningTests", dependencies: ["Resources", "Knowledge", "Planning"], exclude: ["check-ics.py"]),
    .testTarget(
      name: "PlanTalkTests", dependencies: ["Language", "Knowledge", "Understanding", "Planning", "PlanTalk", "CoachKit"], exclude: ["Sentences"]),
    .testTarget(
      name: "JournalTests", dependencies: ["Language", "Knowledge", "Planning", "Understanding", "Journal", "CoachKit"],
      exclude: ["LogSentences.txt", "NoLogSentences.txt", "FreshSentences.txt", "FreshNoLog.txt", "ProgressionTable.txt"]),
    .testTarget(
      name: "StoreTests", dependencies: ["CoachKit", "Dialogue", "Journal", "Planning", "Persistence", "PostgreSQL", "StoreCoding"]),
    .testTarget(name: "CorpusTests", dependencies: ["Resources", "Knowledge", "CoachKit", "Compilation", "Understanding"], exclude: ["Corpus"]),
    .testTarget(name: "SafetyTests", dependencies: ["CoachKit"], exclude: ["Cases", "HeldOut"]),
    .testTarget(name: "TranscriptTests", dependencies: ["Resources", "CoachKit"], exclude: ["Transcripts"]),
    .testTarget(
      name: "ServiceTests", dependencies: ["Service", "MCP", "CoachKit", "Persistence", .product(name: "HummingbirdTesting", package: "hummingbird")]),
  ],
  swiftLanguageModes: [.v6]
)

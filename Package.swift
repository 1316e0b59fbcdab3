// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]
let memorySafe: [SwiftSetting] = settings + [.strictMemorySafety()]

let package = Package(
  name: "assay",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "assay", targets: ["assay"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .target(name: "SourceText", swiftSettings: memorySafe),
    .target(
      name: "Findings",
      dependencies: ["SourceText", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .systemLibrary(
      name: "CGit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
    .target(name: "Git", dependencies: ["CGit2", "SourceText"], swiftSettings: memorySafe),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    .target(name: "Archives", dependencies: ["CArchive"], swiftSettings: memorySafe),
    .target(name: "Lexing", dependencies: ["SourceText"], swiftSettings: memorySafe),
    .target(name: "Metrics", dependencies: ["Lexing", "Findings", "SourceText"], swiftSettings: settings),
    .systemLibrary(
      name: "CVectorscan", pkgConfig: "libhs", providers: [.apt(["libvectorscan-dev"]), .brew(["vectorscan"])]),
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
    .target(
      name: "RuleEngine",
      dependencies: [
        "CVectorscan", "CPCRE2", "Lexing", "Findings", "SourceText", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: memorySafe),
    .executableTarget(
      name: "RulePackTool",
      dependencies: ["RuleEngine", "Metrics", "Lexing", "Findings", "SourceText"],
      path: "Sources/Plugins/RulePackTool",
      swiftSettings: settings),
    .plugin(
      name: "EmbedRulePacks", capability: .buildTool(), dependencies: ["RulePackTool"],
      path: "Sources/Plugins/EmbedRulePacks"),
    .target(name: "RulePacks", swiftSettings: settings, plugins: ["EmbedRulePacks"]),
    .target(
      name: "Analysis",
      dependencies: ["Archives", "Git", "Metrics", "RuleEngine", "RulePacks", "Lexing", "Findings", "SourceText"],
      swiftSettings: settings),
    .target(
      name: "History", dependencies: ["Git", "Analysis", "Lexing", "Metrics", "Findings", "SourceText"],
      swiftSettings: settings),
    .target(
      name: "Gate", dependencies: ["History", "Analysis", "Git", "Metrics", "RuleEngine", "Findings", "SourceText"],
      swiftSettings: settings),
    .target(name: "Hiring", swiftSettings: settings),
    // Loaded when a fetch begins and linked by nothing: see CurlTransport.
    .systemLibrary(name: "CCurl"),
    .target(name: "Fetching", dependencies: ["CCurl", "Hiring"], swiftSettings: memorySafe),
    .target(
      name: "Judgement", dependencies: ["Findings", "History", "Hiring", "Git", "Metrics", "RuleEngine", "SourceText"],
      swiftSettings: settings),
    .target(
      name: "Ledger",
      dependencies: ["Hiring", "Judgement", "Findings", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    .target(
      name: "Reporting",
      dependencies: [
        "Findings", "Gate", "Git", "History", "Judgement", "Hiring", "Metrics", "SourceText",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "SamplesTool", path: "Sources/Plugins/SamplesTool", swiftSettings: settings),
    .plugin(
      name: "EmbedSamples", capability: .buildTool(), dependencies: ["SamplesTool"],
      path: "Sources/Plugins/EmbedSamples"),
    .executableTarget(
      name: "assay",
      dependencies: [
        "Analysis", "Fetching", "Findings", "Gate", "Git", "Hiring", "History", "Judgement", "Ledger", "Lexing",
        "Metrics", "Reporting", "RuleEngine", "RulePacks", "SourceText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings, plugins: ["EmbedSamples"]),
    .target(
      name: "TestSupport", dependencies: ["CArchive", "Git", "SourceText"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .target(name: "CohortGenerator", path: "Tests/CohortGenerator", swiftSettings: settings),
    .executableTarget(
      name: "CohortTruth", dependencies: ["CohortGenerator"], path: "Tests/CohortTruth", swiftSettings: settings),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: settings),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "FindingsTests", dependencies: ["Findings", "SourceText", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "GitTests", dependencies: ["Git", "SourceText", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "ArchivesTests", dependencies: ["Archives", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "LexingTests", dependencies: ["Lexing", "SourceText", "TestSupport"], exclude: ["Samples", "Snapshots"],
      swiftSettings: settings),
    .testTarget(
      name: "MetricsTests", dependencies: ["Metrics", "Lexing", "Findings", "SourceText", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "RuleEngineTests",
      dependencies: ["RuleEngine", "RulePacks", "Metrics", "Lexing", "Findings", "SourceText", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "AnalysisTests",
      dependencies: [
        "Analysis", "Archives", "Git", "RuleEngine", "RulePacks", "Findings", "SourceText", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "HistoryTests",
      dependencies: ["History", "Analysis", "Git", "RuleEngine", "Findings", "SourceText", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "GateTests",
      dependencies: [
        "Gate", "History", "Analysis", "Git", "Metrics", "RuleEngine", "Findings", "SourceText", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "HiringTests", dependencies: ["Hiring", "TestSupport"], exclude: ["Samples"], swiftSettings: settings),
    .testTarget(name: "FetchingTests", dependencies: ["Fetching", "Hiring", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "JudgementTests",
      dependencies: [
        "Judgement", "History", "Hiring", "Git", "Metrics", "RuleEngine", "Findings", "SourceText", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "LedgerTests",
      dependencies: [
        "Ledger", "Judgement", "Hiring", "Findings", "SourceText", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Schemas"], swiftSettings: settings),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "Git", "History", "Judgement", "Hiring", "Metrics", "Findings", "SourceText", "TestSupport",
      ],
      exclude: ["Snapshots"], swiftSettings: settings),
    .testTarget(name: "CohortGeneratorTests", dependencies: ["CohortGenerator"], swiftSettings: settings),
    .testTarget(
      name: "assayTests",
      dependencies: [
        "assay", "CohortGenerator", "Findings", "Git", "Hiring", "Ledger", "RuleEngine", "RulePacks", "TestSupport",
      ],
      exclude: ["Snapshots"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)

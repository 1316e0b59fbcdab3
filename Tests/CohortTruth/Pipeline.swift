internal import CohortGenerator
internal import Foundation

/// Runs a built program over one cohort, as an owner would.
struct Pipeline {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  let assay: String
  let folder: String
  let calendar: WorkCalendar

  func importRecords() throws { _ = try run(["records", "import"], now: calendar.after) }

  func recommendations(week: Int) throws -> Recommendations {
    try answer(["recommend", "--week", WorkCalendar.isoWeek(week), "--format", "json"], week: week)
  }

  func scorecards(week: Int) throws -> Scorecards {
    try answer(["scorecard", "--week", WorkCalendar.isoWeek(week), "--format", "json"], week: week)
  }

  /// Asked on the Monday after the week, as an owner asks: who was shown a key is a matter of when a card was made.
  private func answer<Answer: Decodable>(_ arguments: [String], week: Int) throws -> Answer {
    try JSONDecoder().decode(Answer.self, from: run(arguments, now: WorkCalendar(weeks: week + 1).after))
  }

  private func run(_ arguments: [String], now: String) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: assay)
    process.arguments = arguments + ["--now", now]
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder, "LC_ALL": "C",
      "TZ": "UTC",
    ]
    for name in ["out", "err"] { try Data().write(to: URL(filePath: folder + "/" + name)) }
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: folder + "/out"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: folder + "/err"))
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let words = String(decoding: try Data(contentsOf: URL(filePath: folder + "/err")), as: UTF8.self)
      throw Failure(
        description: "assay \(arguments.joined(separator: " ")) exited \(process.terminationStatus): \(words)")
    }
    return try Data(contentsOf: URL(filePath: folder + "/out"))
  }
}

/// A folder that is gone when the work in it is done.
struct ScratchFolder {
  static func with<Result>(_ work: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.path + "/cohort-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer {
      do { try FileManager.default.removeItem(atPath: folder) } catch { print("could not remove \(folder): \(error)") }
    }
    return try work(folder)
  }
}

internal import Foundation

/// How far fetching a workspace came: kept beside the pages, so that an interrupted fetch goes on and the next one asks
/// only for what can have changed. Without it everything is fetched anew; nothing is lost.
struct FetchState: Sendable, Hashable, Codable {
  /// Time entries: when the last whole fetch began, in seconds since 1970, and whose entries it was for.
  struct Time: Sendable, Hashable, Codable {
    var finished: Int?
    var accounts: [String] = []
    var running: RunningTime?
  }

  /// A fetch of time entries that is not finished.
  struct RunningTime: Sendable, Hashable, Codable {
    var began: Int
    var accounts: [String]
    /// The weeks that are there.
    var weeks: [String] = []
  }

  /// Tasks: when the last whole fetch began, and the digest of each task as it is kept.
  struct Tasks: Sendable, Hashable, Codable {
    var finished: Int?
    var digests: [String: String] = [:]
    var running: RunningTasks?
  }

  /// A fetch of tasks that is not finished.
  struct RunningTasks: Sendable, Hashable, Codable {
    var began: Int
    /// The tasks that are there, with the `date_updated` they had.
    var updates: [String: String] = [:]
  }

  var version = 1
  var time = Time()
  var tasks = Tasks()
  /// Pages that were kept and not yet imported.
  var pending: [PageFolder.Page] = []

  /// Hidden and without `.json`, so that no pattern of the portfolio takes it for records.
  static func name(team: String) -> String { ".assay-fetch-\(team)" }

  /// The state in `folder`; a new one where there is none.
  static func read(team: String, from folder: PageFolder) throws(FetchError) -> FetchState {
    let name = name(team: team)
    guard let bytes = try folder.read(name) else { return FetchState() }
    let state: FetchState
    do {
      state = try JSONDecoder().decode(FetchState.self, from: Data(bytes))
    } catch {
      throw FetchError(
        .file, "\(folder.path)/\(name): how far the last fetch came cannot be read; remove the file to fetch anew")
    }
    guard state.version == 1 else {
      throw FetchError(
        .file, "\(folder.path)/\(name): was written by a newer Assay; use that one, or remove the file to fetch anew")
    }
    return state
  }

  func write(team: String, to folder: PageFolder) throws(FetchError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try encoder.encode(self))
    } catch {
      throw FetchError(.file, "\(folder.path): how far the fetch came cannot be written: \(error)")
    }
    try folder.write(bytes, to: FetchState.name(team: team))
  }
}

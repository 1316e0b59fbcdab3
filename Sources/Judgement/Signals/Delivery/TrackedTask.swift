internal import Foundation
internal import Hiring

/// What a contractor tracked on one task up to the week's end.
struct TrackedTask {
  var id: String
  var name: String
  var seconds: Int
  var windowSeconds: Int
  var lastEntry: Date
  var status: String?
  var estimate: Int?
  /// The record of the last entry.
  var record: String

  /// All tasks with time in the window, by id; the latest entry says status and estimate.
  static func all(in evidence: ContractorEvidence) -> [TrackedTask] {
    var tasks: [String: TrackedTask] = [:]
    for entry in evidence.timeEntries {
      guard let id = entry.taskID, !id.isEmpty else { continue }
      let inWindow = Int64(entry.start.timeIntervalSince1970) >= evidence.start ? entry.seconds : 0
      var task =
        tasks[id]
        ?? TrackedTask(
          id: id, name: entry.taskName ?? id, seconds: 0, windowSeconds: 0, lastEntry: entry.start, record: "")
      task.seconds += entry.seconds
      task.windowSeconds += inWindow
      task.lastEntry = entry.start
      task.status = entry.taskStatus ?? task.status
      task.estimate = entry.taskEstimateSeconds ?? task.estimate
      task.record = "\(entry.system) \(entry.id)"
      tasks[id] = task
    }
    return tasks.values.filter { $0.windowSeconds > 0 }.sorted { $0.id < $1.id }
  }
}

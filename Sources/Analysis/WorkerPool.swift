internal import Synchronization

/// Runs the same work over many items on a fixed number of workers, each with handles of its own.
///
/// Workers take batches from one counter, so that a slow batch does not hold up the rest; results come back in the
/// items' order, so that the number of workers never shows in an output.
package enum WorkerPool {
  /// - Parameters:
  ///   - count: how many items there are; a batch is a range of their indexes.
  ///   - jobs: how many workers; at least 1.
  ///   - batch: how many items a worker takes at once.
  ///   - worker: called once in each worker. It opens what it needs, asks for batches until there are none, and returns
  ///     one output for every index it was given.
  /// - Throws: the first error that any worker throws; the others stop at their next batch.
  package static func run<Output: Sendable>(
    count: Int, jobs: Int, batch: Int,
    worker: @escaping @Sendable (WorkBatches) throws -> [(index: Int, output: Output)]
  ) async throws -> [Output] {
    let batches = WorkBatches(count: count, size: max(1, batch))
    let workers = max(1, min(jobs, (count + batches.size - 1) / batches.size))
    var slots = [Output?](repeating: nil, count: count)
    try await withThrowingTaskGroup(of: [(index: Int, output: Output)].self) { group in
      for _ in 0..<workers where count > 0 {
        group.addTask {
          do {
            return try worker(batches)
          } catch {
            batches.stop()
            throw error
          }
        }
      }
      for try await part in group {
        for (index, output) in part { slots[index] = output }
      }
    }
    let outputs = slots.compactMap { $0 }
    precondition(outputs.count == count, "a worker returned without an output for each of its items")
    return outputs
  }
}

/// The counter that workers draw batches from.
package final class WorkBatches: Sendable {
  let size: Int
  private let count: Int
  private let next = Atomic<Int>(0)

  init(count: Int, size: Int) {
    self.count = count
    self.size = size
  }

  /// The next range of item indexes, or nil when none is left or another worker failed.
  package func take() -> Range<Int>? {
    let start = next.wrappingAdd(size, ordering: .relaxed).oldValue
    guard start < count else { return nil }
    return start..<min(start + size, count)
  }

  func stop() {
    next.store(count, ordering: .relaxed)
  }
}

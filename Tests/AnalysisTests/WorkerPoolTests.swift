import Synchronization
import Testing

@testable import Analysis

@Suite("Worker pool")
struct WorkerPoolTests {
  struct Broken: Error {}

  @Test("results come in the items' order for any number of workers", arguments: [1, 2, 3, 8, 500])
  func order(jobs: Int) async throws {
    for (count, batch) in [(0, 4), (1, 4), (100, 1), (101, 7), (5, 0)] {
      let outputs = try await WorkerPool.run(count: count, jobs: jobs, batch: batch) { batches in
        var part: [(index: Int, output: Int)] = []
        while let indexes = batches.take() { part += indexes.map { (index: $0, output: $0 * $0) } }
        return part
      }
      #expect(outputs == (0..<count).map { $0 * $0 })
    }
  }

  @Test("every item goes to one worker, once")
  func once() async throws {
    let taken = Mutex<[Int]>([])
    _ = try await WorkerPool.run(count: 1_000, jobs: 4, batch: 3) { batches in
      var part: [(index: Int, output: Int)] = []
      while let indexes = batches.take() {
        taken.withLock { $0 += Array(indexes) }
        part += indexes.map { (index: $0, output: 0) }
      }
      return part
    }
    #expect(taken.withLock { $0.sorted() } == Array(0..<1_000))
  }

  @Test("an error of one worker reaches the caller, and the others stop")
  func failure() async throws {
    let done = Mutex(0)
    await #expect(throws: Broken.self) {
      _ = try await WorkerPool.run(count: 1_000_000, jobs: 2, batch: 1) { batches in
        var part: [(index: Int, output: Int)] = []
        while let indexes = batches.take() {
          if indexes.contains(10) { throw Broken() }
          done.withLock { $0 += 1 }
          part += indexes.map { (index: $0, output: 0) }
        }
        return part
      }
    }
    #expect(done.withLock { $0 } < 1_000_000)
  }
}

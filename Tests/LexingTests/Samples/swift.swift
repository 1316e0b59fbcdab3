// swift-format-ignore-file
import Foundation

#if os(Linux) && !DEBUG
import Glibc
#endif

/* outer /* nested */ still a comment */
/** Orders, /* nested */ documented. */
@available(macOS 15, *)
public struct Order<Line: Sendable>: Hashable, Sendable where Line: Hashable {
  /// What it is called.
  public let name: String
  @State private(set) var lines: [Line] = []
  var size: Int { lines.count / 2 }
  var limit: Int = 10 {
    willSet { print("now \(newValue)") }
    didSet { print(oldValue) }
  }

  init?(name: String, lines: Line...) throws(OrderError) {
    guard !name.isEmpty, let first = lines.first else { return nil }
    self.name = name
  }

  subscript(index: Int) -> Line? { get { lines[index] } set { lines[index] = newValue! } }

  func describe(_ width: Int = 3) async throws -> String {
    let nested = "it's \(name.map { "\($0.isLetter ? "yes" : "no")" }.joined(separator: ", ")) \"quoted\""
    let raw = #"no \(code) but \#(name) and "quotes""# + ##"a "# b \##(width)"##
    let long = """
      Several "lines" with \(width > 2 ? """
        inner \(name)
        """ : "none") and \""" quotes
      """
    let pattern = #/^(?<id>\d+)\/[/'"]$/#
    let extended = #/ https?://[^/]+ /#
    let ratio = Double(width) / 2 / 0x1F.0p1
    return nested + raw + long
  }
}

enum OrderError: Error { case empty, other(reason: String, code: Int = 1_000) }

extension Order: Comparable {
  static func < (left: Self, right: Self) -> Bool { left.name < right.name && left.size >= right.size }
}

@MainActor
final class Store<T>: NSObject, @unchecked Sendable {
  private var cache: [String: [T]] = [:]
  lazy var `default` = { (value: T) -> Int in 1 }
  deinit { cache.removeAll() }

  func load(_ path: String, then done: @escaping (T?) -> Void) {
    outer: for (index, value) in cache where index != "a" {
      switch value.count {
      case 0, 1...3: continue outer
      case let n where n > 10: fallthrough
      default: break outer
      }
    }
    do { try run() } catch let error as OrderError { print(error) } catch { }
    repeat { defer { done(nil) } } while path.isEmpty
    if #available(macOS 16, *), case .some(let x)? = done as? Int { _ = x ?? 0 }
    items.map(\.name).filter { !$0.isEmpty }.forEach { print($0) }
    #warning("later")
  }
}

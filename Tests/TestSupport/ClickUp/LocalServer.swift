internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A server of HTTP/1.1 on this machine, for tests of what fetches: answers GET requests, keeps connections open, and can
/// fail as networks do.
package final class LocalServer: Sendable {
  package struct Request: Sendable {
    /// Without the query; percent escapes are undone.
    package var path: String
    package var query: [(name: String, value: String)]
    /// By name in lower case.
    package var headers: [String: String]

    package init(path: String, query: [(name: String, value: String)], headers: [String: String]) {
      self.path = path
      self.query = query
      self.headers = headers
    }

    /// From what stands after GET.
    package init(target: String, headers: [String: String]) {
      let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      func plain(_ text: Substring) -> String { String(text).removingPercentEncoding ?? String(text) }
      let query = halves.count == 2 ? halves[1].split(separator: "&") : []
      self.init(
        path: plain(halves[0]),
        query: query.map { pair in
          let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
          return (plain(parts[0]), parts.count == 2 ? plain(parts[1]) : "")
        }, headers: headers)
    }

    package func first(_ name: String) -> String? { query.first { $0.name == name }?.value }
  }

  package struct Reply: Sendable {
    package var status: Int
    package var headers: [String: String]
    package var body: String
    /// Seconds before anything is sent.
    package var delay: Double
    /// The connection ends after so many bytes of the body.
    package var cutAfter: Int?

    package init(
      _ status: Int, _ body: String = "", headers: [String: String] = [:], delay: Double = 0, cutAfter: Int? = nil
    ) {
      self.status = status
      self.headers = headers
      self.body = body
      self.delay = delay
      self.cutAfter = cutAfter
    }
  }

  package let port: Int
  private let listener: Int32
  private let answer: @Sendable (Request) -> Reply

  package init(_ answer: @escaping @Sendable (Request) -> Reply) throws {
    self.answer = answer
    #if canImport(Glibc)
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    guard listener >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard isListening else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    port = Int(UInt16(bigEndian: address.sin_port))
    self.listener = listener
    Thread.detachNewThread {
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 { break }
        #if !canImport(Glibc)
          // Whoever hung up must not end the tests.
          var isOn: Int32 = 1
          setsockopt(connection, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
        #endif
        Thread.detachNewThread { LocalServer.serve(connection, answer) }
      }
      // Here and not in deinit, or this loop could accept what comes for a later server of the same number.
      close(listener)
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  private static func serve(_ connection: Int32, _ answer: @Sendable (Request) -> Reply) {
    defer { close(connection) }
    var pending: [UInt8] = []
    while let request = read(from: connection, &pending) {
      let reply = answer(request)
      if reply.delay > 0 { Thread.sleep(forTimeInterval: reply.delay) }
      var head = "HTTP/1.1 \(reply.status) Status\r\nContent-Length: \(reply.body.utf8.count)\r\n"
      head += reply.headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined() + "\r\n"
      let body = Array(reply.body.utf8)
      guard send(Array(head.utf8) + body.prefix(reply.cutAfter ?? body.count), to: connection), reply.cutAfter == nil
      else { return }
    }
  }

  private static func read(from connection: Int32, _ pending: inout [UInt8]) -> Request? {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let range = pending.firstRange(of: end) {
        let head = String(decoding: pending[..<range.lowerBound], as: UTF8.self)
        pending.removeSubrange(..<range.upperBound)
        let lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)
        let words = lines[0].split(separator: " ")
        guard words.count == 3, words[0] == "GET" else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
          let parts = line.split(separator: ":", maxSplits: 1)
          if parts.count == 2 { headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
        }
        return Request(target: String(words[1]), headers: headers)
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      pending += buffer[..<count]
    }
  }

  private static func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          // Whoever hung up must not end the tests.
          Glibc.send(
            connection, buffer.baseAddress?.advanced(by: sent), buffer.count - sent, Int32(MSG_NOSIGNAL))
        #else
          Darwin.send(connection, buffer.baseAddress?.advanced(by: sent), buffer.count - sent, 0)
        #endif
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}

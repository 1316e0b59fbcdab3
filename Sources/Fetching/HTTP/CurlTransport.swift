internal import CCurl

/// Requests through libcurl, loaded by the first of them.
///
/// Why neither of the usual two, measured on two cores: Foundation's URLSession is libcurl on Linux, and linking its module
/// loads libcurl and eighteen more libraries at every start, 8 to 15 ms of the 60 that a gate's start may take.
/// async-http-client costs a start 3 ms, but every build from clean five minutes of processor time and sixteen packages.
/// Loaded when it is needed, libcurl costs neither.
///
/// Certificates are verified, also of a server on this machine. Proxies are those of the environment, as with curl itself;
/// what goes through them to ClickUp is encrypted.
///
/// A request holds up the thread it runs on: one fetch asks one question after the other and has nothing else to do.
package actor CurlTransport: Transport {
  /// What is fetched is no larger; more is a fault of the server.
  static let bodyLimit = 64 << 20
  private static let headerLimit = 256 << 10
  /// Milliseconds.
  private let connectLimit: Int
  private let totalLimit: Int
  private let isLoopback: Bool
  private var connection: Connection?

  /// - Parameters:
  ///   - base: only where it is this machine may a request go without TLS.
  ///   - seconds: how long one request may take in all.
  package init(base: APIBase, seconds: Int = 60) {
    isLoopback = base != .clickUp
    connectLimit = min(10, seconds) * 1_000
    totalLimit = seconds * 1_000
  }

  package func get(_ url: String, headers: [String: String]) async throws(TransportError) -> HTTPAnswer {
    if connection == nil { connection = try Connection() }
    let lines = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    let request = Request(url: url, lines: lines, isLoopback: isLoopback, connect: connectLimit, total: totalLimit)
    guard let answer = try connection?.ask(request) else { throw TransportError("there is no connection") }
    return answer
  }

  private struct Request {
    var url: String
    var lines: [String]
    var isLoopback: Bool
    var connect: Int
    var total: Int
  }

  /// A handle of libcurl, which keeps the connection open between requests.
  @safe private struct Connection: ~Copyable {
    private let library: assay_curl_library
    private let handle: UnsafeMutableRawPointer

    init() throws(TransportError) {
      var library = unsafe assay_curl_library()
      if let missing = unsafe assay_curl_load(&library) {
        throw TransportError(
          "\(unsafe String(cString: missing)) cannot be loaded; install libcurl 4 (on Debian and Ubuntu: libcurl4)",
          isPassing: false)
      }
      guard let handle = unsafe assay_curl_handle(&library) else {
        throw TransportError("libcurl cannot be set up", isPassing: false)
      }
      unsafe self.library = library
      unsafe self.handle = handle
    }

    deinit {
      var library = unsafe library
      unsafe assay_curl_close(&library, handle)
    }

    func ask(_ request: Request) throws(TransportError) -> HTTPAnswer {
      var library = unsafe library
      var list: UnsafeMutableRawPointer?
      defer { unsafe assay_curl_free_headers(&library, list) }
      for line in request.lines {
        guard let longer = unsafe assay_curl_header(&library, list, line) else {
          throw TransportError("memory is out", isPassing: false)
        }
        unsafe list = longer
      }
      var answer = unsafe assay_curl_answer()
      defer { unsafe assay_curl_discard(&answer) }
      unsafe request.url.withCString { url in
        var asked = unsafe assay_curl_request(
          url: url, is_loopback: request.isLoopback ? 1 : 0, connect_milliseconds: request.connect,
          total_milliseconds: request.total, body_limit: CurlTransport.bodyLimit,
          header_limit: CurlTransport.headerLimit)
        unsafe assay_curl_get(&library, handle, &asked, list, &answer)
      }
      guard unsafe answer.code == 0 else { throw unsafe CurlTransport.error(for: answer) }
      return HTTPAnswer(
        status: unsafe answer.status, headers: CurlTransport.headers(of: unsafe bytes(of: answer.headers)),
        body: unsafe bytes(of: answer.body))
    }

    private func bytes(of buffer: assay_curl_buffer) -> [UInt8] {
      unsafe Array(UnsafeBufferPointer(start: buffer.bytes, count: buffer.count))
    }
  }

  /// Failures that come again at every attempt: wrong addresses and certificates that are refused.
  ///
  /// Source: curl.se/libcurl/c/libcurl-errors.html: unsupported protocol 1, not built in 4, malformed URL 3, client
  /// certificate 58, cipher 59, peer's certificate 51 and 60, CA file 77, issuer 83, pinned key 90, status 91.
  private static let lasting: Set<Int32> = [1, 3, 4, 51, 58, 59, 60, 77, 83, 90, 91]

  private static func error(for answer: assay_curl_answer) -> TransportError {
    if unsafe answer.body.is_over != 0 || answer.headers.is_over != 0 {
      return TransportError("the answer is over \(bodyLimit >> 20) MB", isPassing: false)
    }
    let bytes = unsafe withUnsafeBytes(of: answer.problem) { problem in
      unsafe Array(problem.prefix { $0 != 0 })
    }
    return TransportError(
      String(decoding: bytes, as: UTF8.self), isPassing: unsafe !lasting.contains(answer.code))
  }

  /// The last block of headers: those before it belong to a proxy, or to an answer that only says to go on.
  static func headers(of bytes: [UInt8]) -> [String: String] {
    var headers: [String: String] = [:]
    for line in bytes.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("HTTP/") {
        headers = [:]
        continue
      }
      let parts = text.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " || $0 == "\t" })
    }
    return headers
  }
}

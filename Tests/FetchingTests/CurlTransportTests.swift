import Foundation
import TestSupport
import Testing

@testable import Fetching

@Suite("Asking over the network")
struct CurlTransportTests {
  private func base(_ server: LocalServer) throws -> APIBase {
    try #require(APIBase(loopback: "http://127.0.0.1:\(server.port)"))
  }

  private func ask(
    _ reply: LocalServer.Reply, seconds: Int = 5
  ) async throws -> Result<HTTPAnswer, TransportError> {
    let server = try LocalServer { _ in reply }
    let base = try base(server)
    do throws(TransportError) {
      return .success(try await CurlTransport(base: base, seconds: seconds).get(base.url + "/x", headers: [:]))
    } catch {
      return .failure(error)
    }
  }

  @Test("the whole answer comes, with its status and headers, whatever the status", arguments: [200, 404, 429, 502])
  func whole(status: Int) async throws {
    let body = String(repeating: "0123456789", count: 60_000)
    let answer = try await ask(LocalServer.Reply(status, body, headers: ["X-RateLimit-Reset": "17"])).get()
    #expect(answer.status == status)
    #expect(answer.headers["x-ratelimit-reset"] == "17")
    #expect(answer.body == Array(body.utf8))
  }

  @Test("headers are sent, and a connection serves several requests")
  func headers() async throws {
    let server = try LocalServer { request in
      LocalServer.Reply(200, "\(request.headers["authorization"] ?? "none") \(request.first("q") ?? "")")
    }
    let base = try base(server)
    let transport = CurlTransport(base: base)
    for number in 1...3 {
      let answer = try await transport.get("\(base.url)/x?q=\(number)", headers: ["Authorization": "secret"])
      #expect(String(decoding: answer.body, as: UTF8.self) == "secret \(number)")
    }
  }

  @Test("no redirect is followed")
  func redirects() async throws {
    let other = try LocalServer { _ in LocalServer.Reply(200, "taken") }
    let answer = try await ask(
      LocalServer.Reply(302, "", headers: ["Location": "http://127.0.0.1:\(other.port)/"])
    ).get()
    #expect(answer.status == 302)
    #expect(answer.body.isEmpty)
  }

  @Test("a cut connection, a slow server and one that is not there are failures that may pass")
  func failures() async throws {
    let cut = try await ask(LocalServer.Reply(200, "0123456789", cutAfter: 4))
    let slow = try await ask(LocalServer.Reply(200, "late", delay: 3), seconds: 1)
    let gone = try #require(APIBase(loopback: "http://127.0.0.1:1"))
    var absent: Result<HTTPAnswer, TransportError>
    do throws(TransportError) {
      absent = .success(try await CurlTransport(base: gone).get(gone.url, headers: [:]))
    } catch {
      absent = .failure(error)
    }
    for outcome in [cut, slow, absent] {
      guard case .failure(let failure) = outcome else {
        Issue.record("it was taken for whole")
        continue
      }
      #expect(failure.isPassing)
      #expect(!failure.reason.isEmpty)
    }
  }

  @Test("without TLS nothing is asked but a server on this machine")
  func encrypted() async throws {
    let server = try LocalServer { _ in LocalServer.Reply(200, "taken") }
    do throws(TransportError) {
      _ = try await CurlTransport(base: .clickUp).get("http://127.0.0.1:\(server.port)/", headers: [:])
      Issue.record("it was asked")
    } catch {
      #expect(!error.isPassing)
    }
  }

  @Test("a server without TLS where TLS is asked for is no server")
  func handshake() async throws {
    let server = try LocalServer { _ in LocalServer.Reply(200, "taken") }
    let base = try #require(APIBase(loopback: "https://127.0.0.1:\(server.port)"))
    await #expect(throws: TransportError.self) {
      _ = try await CurlTransport(base: base, seconds: 2).get(base.url, headers: [:])
    }
  }

  private static let openssl = "/usr/bin/openssl"

  @Test(
    "a certificate that nobody vouches for is refused at once, also on this machine",
    .enabled("needs openssl to be such a server") { FileManager.default.isExecutableFile(atPath: openssl) })
  func certificate() async throws {
    let folder = try TemporaryFolder()
    let (key, certificate) = (folder.path + "/key.pem", folder.path + "/certificate.pem")
    let making = Process()
    making.executableURL = URL(filePath: Self.openssl)
    making.arguments = [
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1", "-addext",
      "subjectAltName=IP:127.0.0.1", "-days", "2", "-keyout", key, "-out", certificate,
    ]
    making.standardError = FileHandle.nullDevice
    try making.run()
    making.waitUntilExit()
    #expect(making.terminationStatus == 0)
    // Free a moment ago; openssl tells no port that it chose itself.
    let port = try LocalServer { _ in LocalServer.Reply(200) }.port
    let serving = Process()
    serving.executableURL = URL(filePath: Self.openssl)
    serving.arguments = ["s_server", "-accept", "127.0.0.1:\(port)", "-cert", certificate, "-key", key, "-www"]
    let output = Pipe()
    serving.standardOutput = output
    serving.standardError = FileHandle.nullDevice
    try serving.run()
    defer { serving.terminate() }
    var said = ""
    while !said.contains("ACCEPT") {
      let more = output.fileHandleForReading.availableData
      try #require(!more.isEmpty, "openssl serves nothing")
      said += String(decoding: more, as: UTF8.self)
    }
    let base = try #require(APIBase(loopback: "https://127.0.0.1:\(port)"))
    do throws(TransportError) {
      _ = try await CurlTransport(base: base, seconds: 5).get(base.url + "/", headers: [:])
      Issue.record("it was trusted")
    } catch {
      #expect(!error.isPassing)
      #expect(error.reason.lowercased().contains("certificate"), "\(error.reason)")
    }
  }

  @Test("of several blocks of headers the last counts")
  func blocks() {
    let text =
      "HTTP/1.1 200 Connection established\r\nX-A: 1\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/2 200\r\nX-B:  2: 3\r\n\r\n"
    #expect(CurlTransport.headers(of: Array(text.utf8)) == ["x-b": "2: 3"])
  }
}

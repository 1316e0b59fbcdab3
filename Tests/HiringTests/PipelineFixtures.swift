internal import Foundation
internal import Hiring

/// A story of hiring, told in a line a record. It is 2026-11-22, 08:00 UTC.
struct HiringStory {
  var input: PipelineInput

  init() throws { input = PipelineInput(now: try instant("2026-11-22T08:00:00Z")) }

  @discardableResult
  mutating func applicant(
    _ name: String, _ stage: String, posting: String? = "FS-1", email: String? = nil, source: String? = nil,
    on date: String? = "2026-09-20", reached: [HiringStage: String] = [:], system: String = "pipeline",
    contractor: String? = nil
  ) throws -> Applicant {
    let number = input.applicants.count + 2
    let applicant = Applicant(
      system: system, id: "\(posting ?? "")|\(email ?? name)|\(number)", name: name, stage: stage,
      date: try date.map(day), posting: posting, source: source, rate: nil, email: email,
      reached: try reached.mapValues(day), meaning: HiringStage.meaning(of: stage), contractor: contractor,
      record: "applicants.csv:\(number)")
    input.applicants.append(applicant)
    return applicant
  }

  mutating func posting(
    _ id: String, posted: String = "2026-09-18", closed: String? = nil, source: String = "Upwork",
    cost: Money? = Money(minorUnits: 3_000, currency: "USD"), title: String? = nil
  ) throws {
    input.postings.append(
      Posting(
        system: "postings", id: id, title: title ?? id, source: source, posted: try day(posted),
        closed: try closed.map(day), role: nil, cost: cost, url: nil))
  }

  /// Hourly, 20 USD, from 2026-10-05 on; the trial ends on 2026-10-26.
  mutating func contractor(
    _ id: String, _ name: String, email: String? = nil, started: String = "2026-10-05", ended: String? = nil,
    trialEnds: String? = "2026-10-26", kind: Engagement.Kind = .hourly,
    rate: Money? = Money(minorUnits: 2_000, currency: "USD")
  ) throws {
    let engagement = Engagement(
      platform: .upwork, contract: "contract-\(id)", kind: kind, rate: rate, weeklyLimitSeconds: nil,
      started: try day(started), ended: try ended.map(day), trialEnds: try trialEnds.map(day), pauses: [], scope: .core,
      repositories: [], cohort: nil)
    input.contractors.append(
      Contractor(
        id: id, name: name, role: .engineer, identities: email.map { [$0] } ?? [], clickup: "clickup-\(id)",
        upwork: nil, fiverr: nil, assignment: nil, engagements: [engagement]))
  }

  mutating func decision(_ contractor: String, _ kind: HiringOutcome.Kind, on date: String) throws {
    input.outcomes.append(HiringOutcome(contractor: contractor, kind: kind, on: try day(date)))
  }

  mutating func talk(
    _ name: String, email: String?, at start: String, isCanceled: Bool = false, isNoShow: Bool = false
  ) throws {
    let start = try instant(start)
    input.meetings.append(
      Meeting(
        system: "calendly", id: "\(input.meetings.count)", invitee: name, email: email, title: "Talk", start: start,
        end: start.addingTimeInterval(1_800), isCanceled: isCanceled, isNoShow: isNoShow, host: "Nora",
        record: "calendly.csv:\(input.meetings.count + 2)"))
  }

  mutating func interview(
    _ name: String, email: String? = nil, posting: String? = "FS-1", by judge: String = "Nora",
    _ scores: [Interview.Criterion: Int] = [.skill: 4]
  ) throws {
    input.interviews.append(
      Interview(
        system: "interviews", id: "\(input.interviews.count)", applicant: name, email: email, posting: posting,
        date: try day("2026-09-25"), by: judge, scores: scores, note: "",
        record: "interviews.csv:\(input.interviews.count + 2)"))
  }

  func report(posting: String? = nil, source: String? = nil) -> PipelineReport {
    PipelineReport(input, scope: PipelineScope(posting: posting, source: source))
  }
}

extension PipelineReport {
  func candidate(_ name: String) -> Candidate? { candidates.first { $0.name == name } }

  func gaps(_ kind: PipelineGap.Kind) -> [PipelineGap] { gaps.filter { $0.kind == kind } }
}

extension Funnel {
  /// Counts in the order of the steps.
  var counts: [Int] { FunnelStep.allCases.map { steps[$0]?.people ?? -1 } }
}

/// The version of everything that turns evidence into scores: signals, formulas, the decision.
///
/// Two cards are compared only within one version. Raise it with any change that moves a score under equal policies.
package enum JudgementModel {
  package static let version = "6"
}

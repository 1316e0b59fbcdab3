internal import Findings
internal import History
internal import SourceText

/// Changes to what judges, builds or protects the repository are seen.
struct GateFiles: GateCondition {
  let definition = ConditionDefinition(
    id: "gate-files", dimension: .security, title: "The gate's own files are left alone",
    why: "Whoever changes what judges or builds a change can decide what it says. This verdict used those of the base.",
    fix: "Bring these files in with a change of their own, which whoever answers for the policy reads.",
    scope: .files, unit: "files",
    setting: ConditionSetting(
      .warn, threshold: 0,
      patterns: [
        "**/{assay.yml,assay.yaml,policy.yml,.assayignore,.assay.yml}",
        "**/{.husky,.githooks,.git-hooks,hooks}/**",
        "**/{lefthook.yml,.lefthook.yml,.pre-commit-config.yaml,.pre-commit-hooks.yaml,.overcommit.yml}",
        "**/.github/{workflows,actions}/**", "**/.github/{dependabot.yml,CODEOWNERS}", "**/CODEOWNERS",
        "**/{.gitlab-ci.yml,Jenkinsfile,bitbucket-pipelines.yml,azure-pipelines.yml,.travis.yml,.drone.yml,.woodpecker.yml,appveyor.yml}",
        "**/.circleci/**", "**/.buildkite/**", "**/.gitlab/**",
        "**/{.mailmap,.gitattributes,.gitignore,.gitmodules,.git-blame-ignore-revs}",
        "**/{.gitleaks.toml,.gitleaksignore,.semgrepignore,.secrets.baseline,.eslintignore,.snyk,.trivyignore,osv-scanner.toml}",
      ]),
    source: "our default", minutes: 10)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    TouchedFiles.observe(change, setting, minutes: definition.minutes, "that judge, build or protect the repository")
  }
}

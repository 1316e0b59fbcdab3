/// A contractor's page, for the owner or as the contractor's copy.
enum ContractorTemplate {
  static let source = #"""
    <header class="top">
    {{#isOwnerCopy}}<nav><a href="index.html">All of {{owner}}</a></nav>{{/isOwnerCopy}}
    <p class="eyebrow">{{week}} · {{days}}</p>
    <h1 class="t">{{name}}</h1>
    <ul class="engagements"><li>{{role}}</li>{{#engagements}}<li class="t">{{.}}</li>{{/engagements}}<li>{{assignment}}</li></ul>
    </header>
    <main>
    <section class="verdict {{verdictClass}}" aria-label="Recommendation">
    <p class="verdict-line">{{#showsBadge}}{{#badge}}{{> badge}}{{/badge}}{{/showsBadge}}{{#.byWhen}}<span class="by">Decide by <b>{{.}}</b></span>{{/.byWhen}}{{#.confidence}}<span class="quiet">{{.}} confidence</span>{{/.confidence}}</p>
    <h2>Why</h2>
    <ol class="reasons">
    {{#reasons}}
    <li><span class="label">{{dimensionName}}</span><p class="t">{{text}}</p>
    {{> evidence}}
    </li>
    {{/reasons}}
    </ol>
    </section>
    <div class="asides">
    {{#asides}}
    {{> block}}
    {{/asides}}
    </div>
    {{#notices}}
    {{> block}}
    {{/notices}}
    <section aria-labelledby="score">
    <h2 id="score">Score</h2>
    {{#overall}}<p class="grade {{overallClass}}"><b class="letter">{{overallLetter}}</b> {{overallWords}}</p>{{/overall}}
    {{> marks}}
    <figure>{{{trendPicture}}}<figcaption class="quiet">{{trendWords}}. Every week is
      counted alike, without what only the files of this week show, so the last point can differ from the score above. The pale band is where the score lies with 80 % certainty; a hollow dot is a week with too little to judge.</figcaption></figure>
    <p class="quiet">Judged on {{volume}}: evidence, not merit. {{overall.coverageWords}}</p>
    </section>
    <section aria-labelledby="evidence">
    <h2 id="evidence">Evidence</h2>
    {{> dimensions}}
    </section>
    {{#hoursTable}}
    <section aria-labelledby="hours-table">
    <h2 id="hours-table">Hours by week</h2>
    <table class="hours-table">
    <thead><tr><th scope="col">Week</th><th scope="col">Contract</th><th scope="col" class="num">Billed</th><th scope="col" class="num">Tracked</th><th scope="col" class="num">Difference</th><th scope="col" class="num">Limit</th><th scope="col">Verdict</th></tr></thead>
    <tbody>
    {{#rows}}
    <tr><th scope="row">{{week}}</th><td class="t" data-name="Contract">{{contract}}</td><td class="num" data-name="Billed">{{billed}}</td><td class="num" data-name="Tracked">{{tracked}}</td><td class="num" data-name="Difference">{{difference}}</td><td class="num" data-name="Limit">{{limit}}</td><td data-name="Verdict"><span class="chip {{look}}">{{verdict}}</span></td></tr>
    {{#.reasons}}<tr class="why"><td colspan="7" class="t">{{.}}</td></tr>{{/.reasons}}
    {{/rows}}
    </tbody>
    </table>
    </section>
    {{/hoursTable}}
    {{#notMeasured}}{{> block}}{{/notMeasured}}
    </main>
    <footer>
    {{> definitions}}
    {{> provenance}}
    </footer>
    """#
}

/// `index.html`: what an owner reads in ten seconds first, then everybody, then the code.
enum PortfolioTemplate {
  static let source = #"""
    <header class="top">
    <p class="eyebrow">{{week}} · {{days}}</p>
    <h1 class="t">{{owner}}</h1>
    </header>
    <main>
    <section class="lead" aria-label="This week">
    {{#sentences}}
    <p class="t">{{.}}</p>
    {{/sentences}}
    </section>
    {{#pressing}}
    <section aria-labelledby="decisions">
    <h2 id="decisions">What to do</h2>
    <ol class="pressing">
    {{#items}}
    <li class="{{badge.outcomeClass}}">
    <p class="when">{{byWhen}}</p>
    <div>
    <h3>{{#badge}}{{> badge}}{{/badge}} <a class="t" href="{{file}}">{{name}}</a></h3>
    <p class="t">{{reason}}</p>
    {{#.step}}<p class="t step"><b>{{stepLabel}}:</b> {{.}}</p>{{/.step}}
    </div>
    </li>
    {{/items}}
    </ol>
    </section>
    {{/pressing}}
    {{#people}}
    <section aria-labelledby="people">
    <h2 id="people">Everybody</h2>
    <p class="quiet">In your portfolio’s order. Nobody is ranked.</p>
    {{#items}}
    <article class="person">
    <div class="person-head"><h3><a class="t" href="{{file}}">{{name}}</a></h3><span class="role">{{role}}</span><span class="ends">{{#.byWhen}}<span class="by">{{.}}</span>{{/.byWhen}}{{#badge}}{{> badge}}{{/badge}}</span></div>
    <p class="t reason">{{reason}}</p>
    <div class="person-facts">
    {{> marks}}
    <div class="fact"><span class="label">Score by week</span><span class="big">{{scoreWords}}</span><span class="moved">{{movement}}</span>{{{trendPicture}}}</div>
    <div class="fact"><span class="label">Hours{{#.hoursVerdict}} <span class="chip {{hoursClass}}">{{.}}</span>{{/.hoursVerdict}}</span>{{{.hoursPicture}}}{{#hoursLines}}<span class="words">{{.}}</span>{{/hoursLines}}</div>
    </div>
    </article>
    {{/items}}
    {{#.teamWords}}<p class="quiet">{{.}}</p>{{/.teamWords}}
    </section>
    {{/people}}
    {{#repositories}}
    <section aria-labelledby="repositories">
    <h2 id="repositories">Repositories</h2>
    {{#items}}
    <article class="person">
    <div class="person-head"><h3><a class="t" href="{{file}}">{{name}}</a></h3>{{#overall}}<span class="ends grade {{overallClass}}"><b class="letter">{{overallLetter}}</b> {{overallWords}}</span>{{/overall}}</div>
    <p class="reason">{{findingWords}}.</p>
    <div class="person-facts">
    {{> marks}}
    <div class="fact"><span class="label">Score by week</span>{{{trendPicture}}}</div>
    </div>
    </article>
    {{/items}}
    </section>
    {{/repositories}}
    {{#problems}}<div class="problems">{{> block}}</div>{{/problems}}
    </main>
    <footer>
    {{> definitions}}
    {{> provenance}}
    </footer>
    """#
}

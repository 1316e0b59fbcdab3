/// A repository's page.
enum RepositoryTemplate {
  static let source = #"""
    <header class="top">
    <nav><a href="index.html">All of {{owner}}</a></nav>
    <p class="eyebrow">{{week}} · {{days}}</p>
    <h1 class="t">{{name}}</h1>
    <p class="quiet t">{{mainline}} at <code>{{head}}</code></p>
    </header>
    <main>
    <section aria-labelledby="score">
    <h2 id="score">Score</h2>
    {{#overall}}<p class="grade {{overallClass}}"><b class="letter">{{overallLetter}}</b> {{overallWords}}</p>{{/overall}}
    {{> marks}}
    {{#warnings}}<div class="problems">{{> block}}</div>{{/warnings}}
    <figure>{{{trendPicture}}}<figcaption class="quiet">{{trendWords}}. Every week is
      counted alike, without what only the files of this week show, so the last point can differ from the score above.</figcaption></figure>
    </section>
    <section aria-labelledby="findings">
    <h2 id="findings">Open findings</h2>
    <p class="quiet">{{findingWords}}.</p>
    {{#findings}}
    <ol class="findings">
    {{#items}}
    <li class="{{severityClass}}"><div class="finding-head"><span class="severity">{{severity}}</span><h3>{{title}}</h3><code>{{place}}</code>{{#isPast}}<span class="chip v-note">only in history</span>{{/isPast}}</div>
    <p class="t">{{message}}</p>
    {{#.excerpt}}<pre><code>{{.}}</code></pre>{{/.excerpt}}
    <details class="evidence"><summary>What to do</summary><p>{{remediation}}</p><p class="quiet">{{facts}}</p></details>
    </li>
    {{/items}}
    </ol>
    {{#.more}}<p class="quiet">{{.}}</p>{{/.more}}
    {{/findings}}
    </section>
    {{#hotspots}}
    <section aria-labelledby="hotspots">
    <h2 id="hotspots">Where change meets ill health</h2>
    <figure>{{{picture}}}<figcaption class="quiet">Each circle is a file, its size the amount of code. Lower right costs most.</figcaption></figure>
    <ol class="spots">
    {{#items}}
    <li><span class="number">{{number}}</span><div><code>{{path}}</code><span class="quiet">{{words}}{{#.worstFunction}}; <span class="t">{{.}}</span>{{/.worstFunction}}</span></div><span class="chip {{gradeClass}}">health <b>{{health}}</b></span></li>
    {{/items}}
    </ol>
    </section>
    {{/hotspots}}
    {{#knowledge}}
    <section aria-labelledby="knowledge">
    <h2 id="knowledge">Who knows the code</h2>
    <figure>{{{picture}}}</figure>
    <table class="knowledge-table">
    <thead><tr><th scope="col">Person</th><th scope="col" class="num">Share</th><th scope="col" class="num">Lines alive</th><th scope="col" class="num">Known to nobody else</th></tr></thead>
    <tbody>
    {{#items}}
    <tr><th scope="row">{{{swatchPicture}}}<span class="t">{{person}}</span>{{#.standing}} <span class="quiet">({{.}})</span>{{/.standing}}</th><td class="num">{{share}}</td><td class="num">{{lines}}</td><td class="num">{{sole}}</td></tr>
    {{/items}}
    </tbody>
    </table>
    </section>
    {{/knowledge}}
    <section aria-labelledby="evidence">
    <h2 id="evidence">Evidence</h2>
    {{> dimensions}}
    </section>
    <section aria-labelledby="coverage">
    <h2 id="coverage">What was read</h2>
    <p>{{coverage}}</p>
    {{#skipped}}<details class="evidence"><summary>{{heading}}</summary><ul>{{#items}}<li class="t">{{.}}</li>{{/items}}</ul></details>{{/skipped}}
    </section>
    </main>
    <footer>
    {{> definitions}}
    {{> provenance}}
    </footer>
    """#
}

/// A tree's maintainability on one page.
enum ProfileTemplate {
  static let source = #"""
    <header class="top">
    <p class="eyebrow">Maintainability</p>
    <h1 class="t">{{name}}</h1>
    <p class="quiet">{{#.head}}at <code>{{.}}</code>, {{/.head}}{{counts}}</p>
    </header>
    <main>
    <section aria-labelledby="stars">
    <h2 id="stars">Stars</h2>
    <p class="grade {{gradeClass}}"><b class="chip">{{stars}}</b> of five over all</p>
    <dl class="profile">
    {{#rows}}
    <div><dt>{{name}} <b class="chip {{gradeClass}}">{{stars}}</b></dt><dd>{{{picture}}}<ul class="quiet">{{#words}}<li>{{.}}</li>{{/words}}</ul></dd></div>
    {{/rows}}
    </dl>
    <figure>{{{legendPicture}}}<figcaption>{{legend}}</figcaption></figure>
    </section>
    {{#files}}
    <section aria-labelledby="files">
    <h2 id="files">Where it comes from</h2>
    <ol class="spots">
    {{#items}}
    <li><span class="number">{{number}}</span><div><code>{{path}}</code>{{#why}}<span class="quiet t">{{.}}</span>{{/why}}</div><span class="chip {{gradeClass}}">health <b>{{health}}</b></span></li>
    {{/items}}
    </ol>
    {{#.more}}<p class="quiet">{{.}}</p>{{/.more}}
    </section>
    {{/files}}
    {{#excluded}}
    <section aria-labelledby="excluded">
    <h2 id="excluded">Left out</h2>
    <p>{{heading}}:</p>
    <ul class="quiet">{{#items}}<li><code>{{path}}</code> {{attribute}}</li>{{/items}}</ul>
    </section>
    {{/excluded}}
    </main>
    """#
}

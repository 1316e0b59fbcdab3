/// Pieces that several pages share.
enum PartialTemplates {
  static let sources = [
    "badge": #"<span class="badge {{outcomeClass}}">{{{iconPicture}}}<span>{{outcomeName}}</span></span>"#,
    "marks": #"""
    <ul class="marks">
    {{#marks}}
    <li class="{{gradeClass}}"><span class="mark-name">{{dimensionName}}</span><b class="letter" aria-hidden="true">{{letter}}</b><span class="unseen">{{spoken}}</span>{{{.barPicture}}}</li>
    {{/marks}}
    </ul>
    """#,
    "evidence": #"""
    {{#.evidenceBlock}}
    <details class="evidence"{{#isOpen}} open{{/isOpen}}><summary>Evidence ({{evidenceCount}})</summary>
    <ul>
    {{#rows}}
    <li><span class="t">{{what}}</span>{{#.place}} <code>{{.}}</code>{{/.place}}</li>
    {{/rows}}
    {{#.more}}<li class="quiet">{{.}}</li>{{/.more}}
    </ul></details>
    {{/.evidenceBlock}}
    """#,
    "dimensions": #"""
    {{#dimensions}}
    <section class="dimension" id="{{anchor}}" aria-labelledby="{{anchor}}-title">
    <div class="dimension-head {{gradeClass}}"><b class="letter" aria-hidden="true">{{letter}}</b><h3 id="{{anchor}}-title">{{dimensionName}}</h3><span class="score-words">{{scoreWords}}</span>{{{.barPicture}}}</div>
    {{#.cap}}<p class="cap">{{.}}</p>{{/.cap}}
    {{#signals}}
    <article class="signal {{gradeClass}}">
    <div class="signal-head"><h4>{{title}}</h4><span class="chip"><span class="unseen">{{spoken}}</span><b aria-hidden="true">{{letter}}</b></span></div>
    <p>{{summary}}</p>
    <div class="signal-facts">{{{.barPicture}}}<dl class="facts">{{#facts}}<div><dt>{{label}}</dt><dd>{{content}}</dd></div>{{/facts}}</dl></div>
    {{#.threshold}}<p class="quiet">Scored by: {{.}}</p>{{/.threshold}}
    {{> evidence}}
    </article>
    {{/signals}}
    </section>
    {{/dimensions}}
    """#,
    "block": #"""
    <section class="block"><h3>{{heading}}</h3>
    <ul>
    {{#items}}
    <li class="t">{{.}}</li>
    {{/items}}
    </ul></section>
    """#,
    "definitions": #"""
    <details class="definitions"><summary>How to read this</summary>
    <dl>
    <div><dt>Keep, coach, release</dt><dd>Keep: even the cautious end of the score is at the bar, and nothing was breached. Release: the hopeful end is under the bar in two dimensions, or a breach happened in two weeks. Coach: anything between. One bad week never releases anyone.</dd></div>
    <div><dt>Too little to judge</dt><dd>Fewer changes, lines or weeks than the policy asks for. It says nothing for or against the person.</dd></div>
    <div><dt>Grades</dt><dd>A from 90, B from 75, C from 60, D from 40, F below. The pale band is where the score lies with 80 % certainty: less work, wider band.</dd></div>
    <div><dt>Security</dt><dd>Passwords and keys in the code, weaknesses brought in or repaired.</dd></div>
    <div><dt>Quality</dt><dd>Whether changes come with tests, and hold.</dd></div>
    <div><dt>Maintainability</dt><dd>Whether the next person can change the code without breaking it.</dd></div>
    <div><dt>Ownership</dt><dd>Whether the work stays {{^isForContractor}}yours{{/isForContractor}}{{#isForContractor}}the owner's{{/isForContractor}} when somebody leaves.</dd></div>
    <div><dt>Delivery</dt><dd>Whether work can be traced to tasks, and is reported.</dd></div>
    <div><dt>Hours</dt><dd>Whether the hours billed agree with the hours tracked.</dd></div>
    <div><dt>Whose work</dt><dd>Everybody is judged on what their own changes brought in, made worse, made better or repaired. Old trouble is charged to nobody.</dd></div>
    </dl></details>
    """#,
    "provenance": #"""
    {{#provenance}}
    <details class="provenance"><summary>How to reproduce this</summary>
    <dl>
    {{#rows}}
    <div><dt>{{label}}</dt><dd><code>{{content}}</code></dd></div>
    {{/rows}}
    <div><dt>written</dt><dd><code>{{generated}}</code></dd></div>
    </dl></details>
    {{/provenance}}
    """#,
  ]
}

using System.Collections.Frozen;

namespace TreatyBot.Core.Text;

/// <summary>
/// English forms that no ending tells: "held" is a form of "hold", "children" of "child". Forms that are as often another word ("rose",
/// "wound") are left out.
/// </summary>
internal static class IrregularForms
{
    /// <summary>Each base form with the others.</summary>
    private const string Forms =
        """
        arise arose arisen | awake awoke awoken | beat beaten | become became | befall befell befallen | begin began begun | bend bent
        bid bade bidden | bind bound | bite bit bitten | bleed bled | blow blew blown | break broke broken | breed bred | bring brought
        build built rebuilt | burn burnt | buy bought | catch caught | choose chose chosen | cling clung | come came | creep crept
        deal dealt | dig dug | draw drew drawn | dream dreamt | drink drank drunk | drive drove driven | dwell dwelt | eat ate eaten
        fall fell fallen | feed fed | feel felt | fight fought | find found | flee fled | fly flew flown | forbid forbade forbidden
        foresee foresaw foreseen | forget forgot forgotten | forgive forgave forgiven | freeze froze frozen | get got gotten
        give gave given | go went gone | grow grew grown | hang hung | hear heard | hide hid hidden | hold held | keep kept
        know knew known | lead led | lean leant | leap leapt | learn learnt | leave left | lend lent | light lit | lose lost | make made
        mean meant | meet met | misunderstand misunderstood | oversee oversaw overseen | overtake overtook overtaken
        overthrow overthrew overthrown | pay paid | ride rode ridden | ring rang rung | run ran | say said | see saw seen | seek sought
        sell sold | send sent | shake shook shaken | shine shone | shoot shot | shrink shrank shrunk | sing sang sung | sink sank sunk
        sit sat | sleep slept | slide slid | speak spoke spoken | spend spent | spin spun | spoil spoilt | spring sprang sprung
        stand stood | steal stole stolen | stick stuck | strike struck stricken | strive strove striven | swear swore sworn | sweep swept
        swell swollen | swim swam swum | swing swung | take took taken | teach taught | tear tore torn | tell told | think thought
        throw threw thrown | undergo underwent undergone | understand understood | undertake undertook undertaken | undo undid undone
        uphold upheld | wear wore worn | weave wove woven | weep wept | win won | withdraw withdrew withdrawn | withhold withheld
        withstand withstood | write wrote written | man men | woman women | child children
        person people | foot feet | tooth teeth | mouse mice
        goose geese | ox oxen | analysis analyses | basis bases | crisis crises | hypothesis hypotheses | criterion criteria
        phenomenon phenomena | index indices | matrix matrices | vertex vertices
        """;

    private static readonly FrozenDictionary<string, string> Bases = Forms
        .Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .SelectMany(words => words.Skip(1).Select(form => (Form: form, Base: words[0])))
        .ToFrozenDictionary(pair => pair.Form, pair => pair.Base, StringComparer.Ordinal);

    /// <summary>The base form of a word in small letters; the word itself where it is regular.</summary>
    public static string BaseOf(string word) => Bases.GetValueOrDefault(word, word);
}

namespace Conversations.Posts.Writing.Facts;

/// <summary>Reads one line of a word file. The notation is explained in <c>Words/README.md</c>.</summary>
internal sealed class Notation
{
    private static readonly Pattern BetweenWords = new Gap(1), Joint = new Gap(0), Ending = new AnyLetters(), OneWord = new OtherWords(1), SomeWords = new OtherWords(3);

    private readonly string _line;
    private readonly PhraseSets _sets;
    private int _at;

    private Notation(string line, PhraseSets sets) => (_line, _sets) = (line, sets);

    private bool Ended => _at >= _line.Length;

    private bool AtWordEnd => Ended || _line[_at] is ' ' or '|' or ')';

    /// <exception cref="FormatException">It is no phrase; names the line and the place.</exception>
    public static Pattern Read(string line, PhraseSets sets)
    {
        var reader = new Notation(line, sets);
        var pattern = reader.ReadChoice();
        return reader.Ended ? pattern : throw reader.Mistake("has a bracket too many");
    }

    private Pattern ReadChoice()
    {
        List<Pattern> choices = [ReadWords()];
        while (!Ended && _line[_at] == '|')
        {
            _at++;
            choices.Add(ReadWords());
        }
        return choices is [var only] ? only : new Choice(choices);
    }

    private Pattern ReadWords()
    {
        List<(Pattern Pattern, bool Optional)> words = [];
        while (!Ended && _line[_at] is not ('|' or ')'))
        {
            if (_line[_at] == ' ') _at++;
            else words.Add(ReadWord());
        }
        if (words.Count == 0) throw Mistake("has an empty choice");
        if (words is [(var only, false)]) return only;
        // A word that may be missing takes the gap beside it along.
        var last = words.FindLastIndex(w => !w.Optional);
        List<Pattern> parts = [];
        for (var i = 0; i < words.Count; i++)
        {
            var (word, optional) = words[i];
            if (i < last && optional) parts.Add(new Optional(new Sequence([word, BetweenWords])));
            else if (i < last) parts.AddRange([word, BetweenWords]);
            else if (i == last) parts.Add(word);
            else parts.Add(new Optional(i == 0 ? word : new Sequence([BetweenWords, word])));
        }
        return new Sequence(parts);
    }

    private (Pattern Pattern, bool Optional) ReadWord()
    {
        if (_line.AsSpan(_at).StartsWith("..."))
        {
            _at += 3;
            return (SomeWords, true);
        }
        List<Pattern> parts = [];
        while (!AtWordEnd)
        {
            var isBracket = _line[_at] == '(';
            var part = ReadPart();
            if (!Ended && _line[_at] == '?')
            {
                _at++;
                // "the?", "(der|die)?": the word may be missing. "tage(n)?": only the ending may.
                if (AtWordEnd && (!isBracket || parts.Count == 0)) return (Together([.. parts, part]), true);
                part = new Optional(part);
            }
            parts.Add(part);
        }
        return (Together(parts), false);
    }

    private Pattern ReadPart()
    {
        switch (_line[_at])
        {
            case '(':
                _at++;
                var choice = ReadChoice();
                if (Ended) throw Mistake("opens a bracket that nothing closes");
                _at++;
                return choice;
            case '[':
                var close = _line.IndexOf(']', _at);
                if (close < 0) throw Mistake("opens a set that nothing closes");
                var name = _line[(_at + 1)..close];
                _at = close + 1;
                return _sets[name];
            case '*':
                _at++;
                return Ending;
            case '_':
                _at++;
                return OneWord;
            case '-':
                _at++;
                return Joint;
            default:
                var from = _at;
                while (!Ended && !" |()[]?*_-".Contains(_line[_at], StringComparison.Ordinal)) _at++;
                return _at > from ? new Letters(_line[from.._at]) : throw Mistake($"has a “{_line[_at]}” that means nothing");
        }
    }

    private static Pattern Together(List<Pattern> parts) => parts is [var only] ? only : new Sequence(parts);

    private FormatException Mistake(string what) => new($"The phrase “{_line}” {what}: look at place {_at + 1}.");
}

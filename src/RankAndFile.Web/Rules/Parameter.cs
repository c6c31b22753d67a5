using System.Globalization;
using RankAndFile.Counting;

namespace RankAndFile.Web.Rules;

/// <summary>What the law says of a parameter: no less, or no more, than this.</summary>
public sealed record Bound(long Least, long Most, string Reason, Source Because);

/// <summary>A thing in an election's rules that the software reads. The clause that says it is the only place where it stands.</summary>
public abstract class Parameter
{
    public required string Name { get; init; }

    /// <summary>A clause that says it, for whoever has to write one.</summary>
    public required string Example { get; init; }

    /// <summary>Beyond these it is a slip of the pen.</summary>
    public long Least { get; init; } = 1;

    public long Most { get; init; } = long.MaxValue;

    public Bound? ByLaw { get; init; }

    /// <summary>Why no rules are without it, or null if they may be. A section of the Act asks for it only where that duty binds.</summary>
    public Source? Required { get; init; }

    /// <summary>How its values are written.</summary>
    public abstract string Form { get; }

    /// <summary>What it is measured in.</summary>
    public abstract string Unit { get; }

    /// <summary>The value, or null where it is not one.</summary>
    internal abstract object? Read(string written);

    internal abstract long SizeOf(object value);
}

/// <summary>A parameter whose values are of this kind.</summary>
public sealed class Parameter<T> : Parameter
    where T : IUnit<T>
{
    public override string Form => T.Form;

    public override string Unit => typeof(T).Name;

    internal override object? Read(string written) => T.TryRead(written, out var value) ? value : null;

    internal override long SizeOf(object value) => ((T)value).Size;
}

/// <summary>A parameter as a clause gives it.</summary>
/// <param name="Clause">The number of the clause.</param>
/// <param name="Line">Of the text that was read.</param>
public sealed record Given(Parameter Parameter, string Written, object Value, string Clause, int Line)
{
    /// <summary>Where it stands, as dates and refusals say it.</summary>
    public Source Source => RulesText.InClause(Clause);
}

/// <summary>Something wrong with the parameters of a text, and on which line, where it is on one.</summary>
public sealed record Fault(int? Line, Refusal Refusal)
{
    public static Fault On(int line, FormattableString reason, Source because) =>
        new(line, new(string.Create(CultureInfo.InvariantCulture, $"Line {line}: {reason.ToString(CultureInfo.InvariantCulture)}"), because));
}

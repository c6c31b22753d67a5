using System.Reflection;

namespace RankAndFile.Cli.Tests;

/// <summary>The rules of docs/architecture.md that a program can check.</summary>
public sealed class HouseRulesTests
{
    private const int LongestFile = 400;

    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] _saysNothing =
        ["Service", "Manager", "Helper", "Helpers", "Util", "Utils", "Builder", "Processor", "Handler", "Dto", "Impl"];

    private static readonly Type[] _rounding = [typeof(double), typeof(float), typeof(decimal), typeof(Half)];

    [Theory]
    [InlineData("RankAndFile.Counting")]
    [InlineData("RankAndFile.Scrutiny")]
    public void Nothing_in_counting_or_on_the_record_is_floating_point_or_decimal(string assembly)
    {
        var found = TypesOf(assembly).SelectMany(Amounts).Where(amount => Rounds(amount.Type)).Select(amount => amount.Where);

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("RankAndFile.Counting")]
    [InlineData("RankAndFile.Documents")]
    [InlineData("RankAndFile.Scrutiny")]
    [InlineData("rankandfile")]
    public void No_type_has_a_name_that_says_nothing(string assembly)
    {
        var found = TypesOf(assembly).Select(type => type.Name.Split('`')[0])
            .Where(name => _saysNothing.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal)));

        Assert.Empty(found);
    }

    [Fact]
    public void No_file_is_too_long_to_read()
    {
        var found = Repository.SourceFiles()
            .Select(file => (File: Path.GetRelativePath(Repository.Root, file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > LongestFile)
            .Select(file => $"{file.File}: {file.Lines} lines");

        Assert.Empty(found);
    }

    /// <summary>What the compiler makes by itself (switches over text, enumerators) is not ours to name.</summary>
    private static IEnumerable<Type> TypesOf(string assembly) =>
        Assembly.Load(assembly).GetTypes().Where(type => !type.Name.StartsWith('<') && type.Namespace?.StartsWith("RankAndFile", StringComparison.Ordinal) is true);

    private static IEnumerable<(string Where, Type Type)> Amounts(Type type) =>
        type.GetFields(Everything).Select(field => ($"{type}.{field.Name}", field.FieldType))
            .Concat(type.GetMethods(Everything).Select(method => ($"{type}.{method.Name} returns", method.ReturnType)))
            .Concat(type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)).SelectMany(InMethod))
            .Concat(type.GetNestedTypes(Everything).Where(nested => nested.Name.StartsWith('<')).SelectMany(Amounts));

    private static IEnumerable<(string Where, Type Type)> InMethod(MethodBase method) =>
        method.GetParameters().Select(parameter => ($"{method.DeclaringType}.{method.Name}({parameter.Name})", parameter.ParameterType))
            .Concat((method.GetMethodBody()?.LocalVariables ?? []).Select(local => ($"{method.DeclaringType}.{method.Name}, a local", local.LocalType)));

    private static bool Rounds(Type type) =>
        _rounding.Contains(type)
        || (type.HasElementType && Rounds(type.GetElementType()!))
        || (type.IsGenericType && type.GetGenericArguments().Any(Rounds));
}

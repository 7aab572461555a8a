using System.Reflection;
using System.Text.RegularExpressions;
using OpenImapi.Formats;

namespace OpenImapi.Architecture.Tests;

/// <summary>Which types follow which clause of which standard.</summary>
internal static partial class Clauses
{
    /// <summary>Every pair of a type, or a method of one, and a clause that it names.</summary>
    public static IEnumerable<(ClauseAttribute Clause, Type Type)> All =>
        from project in House.Projects
        from type in project.Assembly.GetTypes()
        from clause in type.GetCustomAttributes<ClauseAttribute>()
            .Concat(type.GetMethods(Everything).SelectMany(method => method.GetCustomAttributes<ClauseAttribute>()))
        select (clause, type);

    /// <summary>The types that have to name a clause: every structure, and every type in a folder that holds a standard's tables.</summary>
    public static IEnumerable<Type> Owing =>
        from project in House.Projects
        let standard = NamesInStandardFolders(project)
        from type in project.Assembly.GetTypes()
        where IsStructure(type) || (type.IsPublic && CarriesValues(type) && standard.Contains(PlainName(type)))
        select type;

    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly string[] MmcFolders = ["Commands", "Responses", "ModePages", "Features", "Sense"];

    private static readonly string[] VocabularyFolders = ["Errors", "Fields", "Primitives"];

    private static bool IsStructure(Type type) => type.IsValueType && type.IsVisible && typeof(IStructure).IsAssignableFrom(type);

    /// <summary>True for what stands for something in a standard; false for interfaces, helpers of static methods, exceptions and attributes.</summary>
    private static bool CarriesValues(Type type) =>
        !type.IsInterface && !(type.IsAbstract && type.IsSealed) && !typeof(Exception).IsAssignableFrom(type) && !typeof(Attribute).IsAssignableFrom(type);

    private static string PlainName(Type type) => type.Name.Split('`')[0];

    private static HashSet<string> NamesInStandardFolders(SourceProject project) =>
        House.SourceFiles(project.Folder).Where(path => IsStandardFolder(project.Name, Path.GetRelativePath(project.Folder, path)))
            .SelectMany(path => Declaration().Matches(File.ReadAllText(path))).Select(declaration => declaration.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsStandardFolder(string project, string path) =>
        path.Split(Path.DirectorySeparatorChar) is [var folder, _, ..] && project switch
        {
            "OpenImapi.Formats" => !VocabularyFolders.Contains(folder),
            "OpenImapi.Mmc" => MmcFolders.Contains(folder),
            _ => false,
        };

    [GeneratedRegex(@"^public [\w ]*\b(?:class|struct|record|enum)\s+(?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();
}

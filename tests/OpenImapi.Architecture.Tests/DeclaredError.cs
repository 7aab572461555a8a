using System.Reflection;
using OpenImapi.Formats;

namespace OpenImapi.Architecture.Tests;

/// <summary>One declared error and the room that declares it.</summary>
internal sealed record DeclaredError(DiscError Error, string Project, string Declaration)
{
    /// <summary>The COM result code as headers write it.</summary>
    public uint Code => unchecked((uint)Error.HResult);

    /// <summary>True when the code is this project's own and not IMAPI's or COM's.</summary>
    public bool IsOurs => Code is >= FirstOfOurs and < EndOfOurs;

    private const uint FirstOfOurs = 0x80041000;

    private const uint EndOfOurs = 0x80042000;

    /// <summary>Every error of the house, in order of code: each static field or property of type <see cref="DiscError"/>.</summary>
    public static IReadOnlyList<DeclaredError> All { get; } =
    [
        .. from project in House.Projects
           from type in project.Assembly.GetTypes()
           from member in type.GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           let error = Value(member)
           where error is not null
           let declared = new DeclaredError(error, project.Name, $"{type.Name}.{member.Name}")
           orderby declared.Code, error.Symbol
           select declared,
    ];

    private static DiscError? Value(MemberInfo member) => member switch
    {
        FieldInfo { Name: [not '<', ..] } field when field.FieldType == typeof(DiscError) => (DiscError?)field.GetValue(null),
        PropertyInfo property when property.PropertyType == typeof(DiscError) => (DiscError?)property.GetValue(null),
        _ => null,
    };
}

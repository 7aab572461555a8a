using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com.Tests;

/// <summary>A property of a client's own set; the value is made anew each time it is read.</summary>
internal sealed record Given(string? Name, uint Id, Func<PropVariant> Value);

/// <summary>A client's own set of properties that follows a script: Enum and ReadMultiple by number, and nothing else is ever asked for.</summary>
[GeneratedComClass]
internal sealed unsafe partial class ScriptedProperties(Script script, params IEnumerable<Given> properties) : IPropertyStorage
{
    public int Enum(void** found)
    {
        *found = null;
        var result = script.Enter(nameof(Enum));
        if (result >= 0)
            *found = script.Ledger.Give<IEnumSTATPROPSTG>(new ScriptedPropertyWalk(script, properties));
        return result;
    }

    public int ReadMultiple(uint count, PropSpec* wanted, PropVariant* values)
    {
        var result = script.Enter(nameof(ReadMultiple));
        for (var i = 0; result >= 0 && i < count; i++)
            values[i] = properties.First(property => wanted[i].Kind == 1 && property.Id == (uint)wanted[i].Value).Value();
        return result;
    }

    public int WriteMultiple(uint count, PropSpec* given, PropVariant* values, uint firstId) => script.Enter("unasked");

    public int DeleteMultiple(uint count, PropSpec* given) => script.Enter("unasked");

    public int ReadPropertyNames(uint count, uint* ids, char** names) => script.Enter("unasked");

    public int WritePropertyNames(uint count, uint* ids, char** names) => script.Enter("unasked");

    public int DeletePropertyNames(uint count, uint* ids) => script.Enter("unasked");

    public int Commit(uint flags) => script.Enter("unasked");

    public int Revert() => script.Enter("unasked");

    public int SetTimes(FileTime* created, FileTime* accessed, FileTime* modified) => script.Enter("unasked");

    public int SetClass(Guid* id) => script.Enter("unasked");

    public int Stat(StatPropSetStg* status) => script.Enter("unasked");
}

/// <summary>Its enumerator.</summary>
[GeneratedComClass]
internal sealed unsafe partial class ScriptedPropertyWalk(Script script, IEnumerable<Given> properties) : IEnumSTATPROPSTG
{
    private readonly IEnumerator<Given> walk = properties.GetEnumerator();

    public int Next(uint count, StatPropStg* found, uint* fetched)
    {
        *fetched = 0;
        var result = script.Enter(nameof(Next));
        if (result < 0)
            return result;
        if (count != 1 || !walk.MoveNext())
            return Result.False;
        *found = new() { Name = (char*)Marshal.StringToCoTaskMemUni(walk.Current.Name), Id = walk.Current.Id };
        *fetched = 1;
        return result;
    }

    public int Skip(uint count) => script.Enter("unasked");

    public int Reset() => script.Enter("unasked");

    public int Clone(void** copy) => script.Enter("unasked");
}

namespace OpenImapi.Formats;

/// <summary>A value with a form in bytes, declared once as a list of fields.</summary>
public interface IStructure
{
    /// <summary>Walks every field in order.</summary>
    void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct;
}

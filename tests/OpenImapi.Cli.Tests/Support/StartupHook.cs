/// <summary>Runs in imapi before it, where a test asks the runtime for that, and writes at its end which assemblies were loaded.</summary>
internal static class StartupHook
{
    /// <summary>Names the file to write.</summary>
    public const string Variable = "OPENIMAPI_TEST_LOADED";

    public static void Initialize() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        var names = new List<string>();
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            names.Add(assembly.GetName().Name!);
        File.WriteAllLines(Environment.GetEnvironmentVariable(Variable)!, names);
    };
}

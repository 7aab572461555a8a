namespace OpenImapi.Cli;

/// <summary>The three standard streams and what is known of the terminal.</summary>
internal interface IConsole
{
    /// <summary>Text for standard output.</summary>
    TextWriter Out { get; }

    /// <summary>Text for standard error.</summary>
    TextWriter Error { get; }

    /// <summary>Answers to questions.</summary>
    TextReader In { get; }

    bool OutIsTerminal { get; }

    bool ErrorIsTerminal { get; }

    bool InIsTerminal { get; }

    /// <summary>Columns of the terminal; 80 where there is none.</summary>
    int Width { get; }

    /// <summary>Bytes of standard input, where it is a file; nothing where it is a pipe.</summary>
    long? InLength { get; }

    /// <summary>Standard input as bytes.</summary>
    Stream OpenIn();

    /// <summary>Standard output as bytes.</summary>
    Stream OpenOut();
}

// Command controlplane is etcd and kube-apiserver in one binary: a Kubernetes
// control plane without nodes, for tests on one machine.
package main

import (
	"fmt"
	"io"
	"os"
	"syscall"
)

const usage = "usage: controlplane etcd|apiserver [flags]"

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, usage)
		os.Exit(2)
	}
	if os.Getenv("CONTROLPLANE_EXIT_WITH_STDIN") != "" {
		go exitWithStdin()
	}
	name := os.Args[1]
	// The servers parse os.Args themselves.
	os.Args = append([]string{name}, os.Args[2:]...)
	switch name {
	case "etcd":
		os.Exit(runEtcd())
	case "apiserver":
		os.Exit(runAPIServer())
	default:
		fmt.Fprintln(os.Stderr, usage)
		os.Exit(2)
	}
}

// exitWithStdin stops the server when whoever started it is gone, however that
// ended: the pipe closes with it.
func exitWithStdin() {
	_, _ = io.Copy(io.Discard, os.Stdin)
	_ = syscall.Kill(syscall.Getpid(), syscall.SIGTERM)
}

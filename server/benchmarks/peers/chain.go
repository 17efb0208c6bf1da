// Channels: a goroutine for each component, a buffered channel between each two.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"syscall"
	"time"
)

const (
	capacity   = 1024
	ringLength = 1000
)

var texts = []string{"Invoice", "Order", "Note"}

type packet struct {
	number                  int64
	title, author, language string
}

type meter struct {
	wall time.Time
	cpu  float64
}

func cpuSeconds() float64 {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}

func start() meter { return meter{time.Now(), cpuSeconds()} }

func (m meter) numbers() (float64, float64) {
	return time.Since(m.wall).Seconds(), cpuSeconds() - m.cpu
}

func share(number int64) int64 { return number * 7919 % 1000003 }

// Sends packets through so many components, and returns how many came and their checksum.
func pipeline(components int, count int64) (int64, int64) {
	in := make(chan *packet, capacity)
	last := in
	for i := 0; i < components; i++ {
		from, to := last, make(chan *packet, capacity)
		go func() {
			for p := range from {
				to <- p
			}
			close(to)
		}()
		last = to
	}
	go func() {
		for n := int64(0); n < count; n++ {
			in <- &packet{n, texts[n%3], texts[n%3], "en"}
		}
		close(in)
	}()
	var delivered, sum int64
	for p := range last {
		delivered++
		sum += share(p.number)
	}
	return delivered, sum
}

// Lets tokens go around; each is the number of laps it has left.
func ring(tokens, laps int) int {
	channels := make([]chan int, ringLength)
	for i := range channels {
		channels[i] = make(chan int, 128)
	}
	done := make(chan int, tokens)
	for i := range channels {
		from, to, last := channels[i], channels[(i+1)%ringLength], i == ringLength-1
		go func() {
			for token := range from {
				if last {
					token--
				}
				if token == 0 {
					done <- 1
				} else {
					to <- token
				}
			}
		}()
	}
	for i := 0; i < tokens; i++ {
		channels[0] <- laps
	}
	arrived := 0
	for i := 0; i < tokens; i++ {
		arrived += <-done
	}
	for _, channel := range channels {
		close(channel)
	}
	return arrived
}

func spawn(peer string, count int) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	m := start()
	end := make(chan struct{})
	var alive, over sync.WaitGroup
	var lock sync.Mutex
	var delivered, sum int64
	alive.Add(count)
	over.Add(count)
	for i := 0; i < count; i++ {
		go func(number int64) {
			alive.Done()
			<-end
			lock.Lock()
			delivered++
			sum += share(number)
			lock.Unlock()
			over.Done()
		}(int64(i))
	}
	alive.Wait()
	wall, cpu := m.numbers()
	runtime.GC()
	runtime.ReadMemStats(&after)
	memory := (after.HeapAlloc + after.StackInuse) - (before.HeapAlloc + before.StackInuse)
	close(end)
	over.Wait()
	fmt.Printf(`{"work":"spawn","peer":"%s","size":%d,"sent":%d,"delivered":%d,"checksum":%d,"heap":%d,"count":%d,"wall":%.6f,"cpu":%.6f}`+"\n",
		peer, count, count, delivered, sum, memory, count, wall, cpu)
}

func main() {
	work, peer := os.Args[1], os.Args[2]
	size, _ := strconv.Atoi(os.Args[3])
	warmUp, _ := strconv.ParseFloat(os.Args[4], 64)
	measured, _ := strconv.ParseFloat(os.Args[5], 64)
	switch work {
	case "pipeline":
		all, count, rate := start(), int64(1000), 0.0
		for wall := 0.0; wall < warmUp; wall, _ = all.numbers() {
			one := start()
			pipeline(size, count)
			seconds, _ := one.numbers()
			rate = float64(count) / seconds
			count *= 8
			if enough := int64(rate*measured/4) + 1; enough < count {
				count = enough
			}
		}
		count = int64(rate*measured) + 1
		m := start()
		delivered, sum := pipeline(size, count)
		wall, cpu := m.numbers()
		fmt.Printf(`{"work":"pipeline","peer":"%s","size":%d,"sent":%d,"delivered":%d,"checksum":%d,"wall":%.6f,"cpu":%.6f}`+"\n",
			peer, size, count, delivered, sum, wall, cpu)
	case "ring":
		one := start()
		ring(size, 2)
		seconds, _ := one.numbers()
		laps := int(2/seconds*measured) + 1
		m := start()
		arrived := ring(size, laps)
		wall, cpu := m.numbers()
		fmt.Printf(`{"work":"ring","peer":"%s","size":%d,"sent":%d,"delivered":%d,"checksum":0,"expectedChecksum":0,"hops":%d,"wall":%.6f,"cpu":%.6f}`+"\n",
			peer, size, size, arrived, ringLength*size*laps, wall, cpu)
	case "spawn":
		spawn(peer, size)
	}
}

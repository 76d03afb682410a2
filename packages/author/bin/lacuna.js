#!/usr/bin/env node
import '../dist/lacuna.js'
